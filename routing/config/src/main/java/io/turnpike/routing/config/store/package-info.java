/** Configs in Postgres: versions, audit, news, and the plans a node keeps in memory. */
@NullMarked
package io.turnpike.routing.config.store;

import org.jspecify.annotations.NullMarked;
