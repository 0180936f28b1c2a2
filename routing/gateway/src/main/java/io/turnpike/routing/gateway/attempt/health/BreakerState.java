package io.turnpike.routing.gateway.attempt.health;

/** What a breaker lets through: everything, a probe now and then, nothing. */
public enum BreakerState {
  CLOSED,
  HALF_OPEN,
  OPEN,
  /** Held open by an operator. */
  FORCED_OPEN;

  /** As written in logs and answers. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
