/** What clients send: gathered, unpacked, bounded. */
@NullMarked
package io.turnpike.routing.gateway.edge.body;

import org.jspecify.annotations.NullMarked;
