/** Answers that were kept for requests to come. */
@NullMarked
package io.turnpike.routing.cache;

import org.jspecify.annotations.NullMarked;
