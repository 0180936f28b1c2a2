/** What must agree before two questions are taken for one, however near their vectors are. */
@NullMarked
package io.turnpike.routing.cache.meaning.guards;

import org.jspecify.annotations.NullMarked;
