/** Texts read for guards: their words, what stands for which, and the amounts and times in them. */
@NullMarked
package io.turnpike.routing.cache.meaning.guards.words;

import org.jspecify.annotations.NullMarked;
