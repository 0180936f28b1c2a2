/** Requests for messages as chat completions, with Anthropic's slots and without. */
@NullMarked
package io.turnpike.routing.dialects.messages.client.request;

import org.jspecify.annotations.NullMarked;
