/** AWS's binary event streams, found in bytes and told as server-sent events. */
@NullMarked
package io.turnpike.routing.dialects.eventstream;

import org.jspecify.annotations.NullMarked;
