/** Gemini's {@code embedContent} and {@code batchEmbedContents} to embeddings and back. */
@NullMarked
package io.turnpike.routing.dialects.gemini.client.embed;

import org.jspecify.annotations.NullMarked;
