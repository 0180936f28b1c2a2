/** OpenAI's Responses API as clients speak it: scan of requests, answers and events. */
@NullMarked
package io.turnpike.routing.dialects.responses;

import org.jspecify.annotations.NullMarked;
