/** Answers to what means the same. */
@NullMarked
package io.turnpike.routing.cache.meaning;

import org.jspecify.annotations.NullMarked;
