/** Who calls, by the gateway key, and what the key may use; strangers are refused here. */
@NullMarked
package io.turnpike.routing.gateway.authentication;

import org.jspecify.annotations.NullMarked;
