/** Portkey's config documents made ours, and ours made Portkey's. */
@NullMarked
package io.turnpike.routing.exchange.portkey;

import org.jspecify.annotations.NullMarked;
