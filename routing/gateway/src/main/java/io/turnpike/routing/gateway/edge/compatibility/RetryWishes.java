package io.turnpike.routing.gateway.edge.compatibility;

import io.turnpike.routing.gateway.call.AttemptBudget;
import io.turnpike.routing.gateway.call.Pace.Backoff;
import io.turnpike.routing.gateway.call.Pace.Growth;
import io.turnpike.routing.gateway.call.Pace.Retries;
import io.turnpike.routing.plan.Retry;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often and after what a client wants to try again, until all of it is read. */
public final class RetryWishes {

  /** Of waits in milliseconds. */
  static final int LONGEST = 10_000;

  private static final Set<Integer> WORTH_REPEATING = Set.of(429, 500, 502, 503, 504, 529);

  private @Nullable String header;
  private int further = AttemptBudget.MOST - 1;
  private Growth growth = Growth.EXPONENTIAL;
  private double factor = 2;
  private Duration first = Duration.ofMillis(500);
  private Duration longest = Duration.ofMillis(LONGEST);

  RetryWishes() {}

  /** Null where none are wanted. */
  public @Nullable Retries read() {
    return header == null || further < 1
        ? null
        : new Retries(
            header,
            new Retry(further, WORTH_REPEATING, true),
            new Backoff(growth, factor, first, longest));
  }

  /**
   * They are wanted; as often as a request may, unless it says how often.
   *
   * @param by the header that says so
   */
  void wanted(String by) {
    header = by;
  }

  /**
   * @param times beside the first
   */
  void further(int times) {
    further = Math.min(times, AttemptBudget.MOST - 1);
  }

  void growth(Growth as) {
    growth = as;
  }

  void factor(double by) {
    factor = by;
  }

  void first(Duration wait) {
    first = wait;
  }

  void longest(Duration wait) {
    longest = wait;
  }
}
