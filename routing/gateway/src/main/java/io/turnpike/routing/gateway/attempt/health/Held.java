package io.turnpike.routing.gateway.attempt.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target that an operator holds open.
 *
 * @param by label of the actor
 * @param until null until it is reset
 */
public record Held(String by, Instant since, @Nullable Instant until) {

  boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }
}
