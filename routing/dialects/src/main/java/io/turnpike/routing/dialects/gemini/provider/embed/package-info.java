/** Embeddings of OpenAI's form as Google's, there and back. */
@NullMarked
package io.turnpike.routing.dialects.gemini.provider.embed;

import org.jspecify.annotations.NullMarked;
