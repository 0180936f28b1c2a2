/** Portkey's config documents made ours, and ours made Portkey's. */
@NullMarked
package io.turnpike.routing.conversion.portkey;

import org.jspecify.annotations.NullMarked;
