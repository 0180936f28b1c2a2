/** Whether two answers say the same. */
@NullMarked
package io.turnpike.routing.cache.meaning.comparison;

import org.jspecify.annotations.NullMarked;
