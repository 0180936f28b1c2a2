/**
 * Reads what an answer used, in the family of OpenAI's words for it: chat completions, completions,
 * embeddings, Responses, and whoever resembles them.
 */
@NullMarked
package io.turnpike.routing.dialects.usage;

import org.jspecify.annotations.NullMarked;
