package io.turnpike.routing.gateway.cache;

import org.jspecify.annotations.Nullable;

/** A flight came to nothing. A value on its way to whoever waits for it, no fault. */
final class FlightFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable CachedCall leader;
  private final boolean leadersAlone;

  /**
   * @param leader null where it was over before the one who asks came on board
   * @param leadersAlone it failed for a reason that concerns no one else
   */
  FlightFailed(Throwable cause, @Nullable CachedCall leader, boolean leadersAlone) {
    super("The flight failed.", cause, false, false);
    this.leader = leader;
    this.leadersAlone = leadersAlone;
  }

  static FlightFailed over() {
    return new FlightFailed(new IllegalStateException("The flight is over."), null, true);
  }

  /** Whether somebody else's call may come to something. */
  boolean mayGoBetterFor(CachedCall other) {
    return leadersAlone && leader != other;
  }

  boolean isOf(CachedCall one) {
    return leader == one;
  }

  Throwable reason() {
    Throwable cause = getCause();
    return cause == null ? this : cause;
  }
}
