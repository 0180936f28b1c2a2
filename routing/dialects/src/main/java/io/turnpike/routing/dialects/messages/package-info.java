/** Anthropic's Messages API, for callers who speak OpenAI's chat completions. */
@NullMarked
package io.turnpike.routing.dialects.messages;

import org.jspecify.annotations.NullMarked;
