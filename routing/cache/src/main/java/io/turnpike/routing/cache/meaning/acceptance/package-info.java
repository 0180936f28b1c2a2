/** Which hits by meaning may be served, by what was learned of earlier ones. */
@NullMarked
package io.turnpike.routing.cache.meaning.acceptance;

import org.jspecify.annotations.NullMarked;
