/** Amazon Bedrock: Converse for all of its models, and Anthropic's own API for Anthropic's. */
@NullMarked
package io.turnpike.routing.providers.bedrock;

import org.jspecify.annotations.NullMarked;
