/** Vectors of texts, made in this process. */
@NullMarked
package io.turnpike.routing.embeddings;

import org.jspecify.annotations.NullMarked;
