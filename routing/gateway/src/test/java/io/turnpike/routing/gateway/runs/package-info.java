/** Counted runs against the hostile provider: programs that print figures, not tests. */
@NullMarked
package io.turnpike.routing.gateway.runs;

import org.jspecify.annotations.NullMarked;
