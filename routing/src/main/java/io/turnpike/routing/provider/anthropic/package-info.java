/** Anthropic's Messages API, for callers who speak OpenAI's chat completions. */
@NullMarked
package io.turnpike.routing.provider.anthropic;

import org.jspecify.annotations.NullMarked;
