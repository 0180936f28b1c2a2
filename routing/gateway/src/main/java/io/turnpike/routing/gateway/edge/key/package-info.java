/** What the holder of a gateway key may know of it: whose it is, and what it has left. */
@NullMarked
package io.turnpike.routing.gateway.edge.key;

import org.jspecify.annotations.NullMarked;
