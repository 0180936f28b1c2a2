package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How targets are doing, as far as this node knows. Answers at once, from memory. */
public interface TargetStats {

  Standing of(OrganizationId organization, Candidate candidate);

  enum Breaker {
    CLOSED,
    HALF_OPEN,
    OPEN,
    /** Held open by an operator until it is reset. */
    FORCED_OPEN;

    /** As written in logs and answers. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * @param openedMillisAgo how long its breaker has been open; -1 while it is not
   * @param health share of recent calls that went well, 0 to 1; 1 when there were none
   * @param firstTokenMicros moving average of the time to first content; -1 while unknown
   * @param firstTokenP50Micros -1 while unknown
   * @param firstTokenP95Micros -1 while unknown
   * @param inFlight calls of this node that wait for it or stream from it
   * @param cooldown how long until one of its keys may be used; null when one may be now
   * @param cooldownReason the mildest there is; null when one may be used
   */
  record Standing(
      Breaker breaker,
      long openedMillisAgo,
      double health,
      long firstTokenMicros,
      long firstTokenP50Micros,
      long firstTokenP95Micros,
      int inFlight,
      @Nullable Duration cooldown,
      @Nullable FailureClass cooldownReason) {

    /** Cooldowns are for rate limits. */
    public Standing(
        Breaker breaker,
        long openedMillisAgo,
        double health,
        long firstTokenMicros,
        long firstTokenP50Micros,
        long firstTokenP95Micros,
        int inFlight,
        @Nullable Duration cooldown) {
      this(
          breaker,
          openedMillisAgo,
          health,
          firstTokenMicros,
          firstTokenP50Micros,
          firstTokenP95Micros,
          inFlight,
          cooldown,
          cooldown == null ? null : FailureClass.RATE_LIMITED);
    }
  }
}
