/** Aliases of models in Postgres, answered to requests from memory. */
@NullMarked
package io.turnpike.routing.config.aliases;

import org.jspecify.annotations.NullMarked;
