/** Where answers are kept: in a node's memory, and sealed in Redis for all nodes. */
@NullMarked
package io.turnpike.routing.cache.store;

import org.jspecify.annotations.NullMarked;
