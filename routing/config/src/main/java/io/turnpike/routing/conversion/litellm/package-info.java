/** LiteLLM's proxy config file made into our config documents. */
@NullMarked
package io.turnpike.routing.conversion.litellm;

import org.jspecify.annotations.NullMarked;
