/** Leave to try a target: its breaker, a key that is not on cooldown, the share for retries. */
@NullMarked
package io.turnpike.routing.gateway.attempt.permit;

import org.jspecify.annotations.NullMarked;
