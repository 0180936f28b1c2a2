/** One try at one provider: breaker, timeouts, sending, and what comes back. */
@NullMarked
package io.turnpike.routing.gateway.attempt;

import org.jspecify.annotations.NullMarked;
