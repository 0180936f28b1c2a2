/** OpenAI's Responses API, for callers who speak chat completions. */
@NullMarked
package io.turnpike.routing.dialects.responses.provider;

import org.jspecify.annotations.NullMarked;
