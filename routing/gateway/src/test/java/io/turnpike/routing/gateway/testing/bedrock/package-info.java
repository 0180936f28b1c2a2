/** Amazon Bedrock on loopback, which believes no signature before it has made the same one. */
@NullMarked
package io.turnpike.routing.gateway.testing.bedrock;

import org.jspecify.annotations.NullMarked;
