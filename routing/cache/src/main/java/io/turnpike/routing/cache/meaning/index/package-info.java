/** What was asked and has an answer: in memory, and in Postgres behind it. */
@NullMarked
package io.turnpike.routing.cache.meaning.index;

import org.jspecify.annotations.NullMarked;
