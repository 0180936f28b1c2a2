/** A call on the wire: what is sent, how its bytes come back, how long it may take, what broke. */
@NullMarked
package io.turnpike.routing.gateway.attempt.wire;

import org.jspecify.annotations.NullMarked;
