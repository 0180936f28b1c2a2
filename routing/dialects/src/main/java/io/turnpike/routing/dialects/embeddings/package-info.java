/** OpenAI's embeddings, which are also the canonical form of all others. */
@NullMarked
package io.turnpike.routing.dialects.embeddings;

import org.jspecify.annotations.NullMarked;
