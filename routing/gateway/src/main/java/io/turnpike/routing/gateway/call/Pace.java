package io.turnpike.routing.gateway.call;

import io.turnpike.routing.plan.Retry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a request may take and how often it may be tried, as its client says.
 *
 * @param total in all; null when it does not say
 * @param firstContent of each attempt until it has content; null when it does not say
 * @param retries null when it does not say
 */
public record Pace(
    @Nullable Duration total, @Nullable Duration firstContent, @Nullable Retries retries) {

  public static final Pace FREE = new Pace(null, null, null);

  /**
   * Further tries at the same target. A config has its own and keeps to them.
   *
   * @param header that asks for them
   */
  public record Retries(String header, Retry retry, Backoff backoff) {}

  /**
   * Waits between tries, where a provider does not say itself when to come back.
   *
   * @param factor by which a wait exceeds the one before; 1 or more, of exponential growth only
   */
  public record Backoff(Growth growth, double factor, Duration first, Duration longest) {

    /**
     * @param retries that there have been
     */
    public Duration after(int retries) {
      double times =
          switch (growth) {
            case CONSTANT -> 1;
            case LINEAR -> retries + 1;
            case EXPONENTIAL -> Math.pow(factor, retries);
          };
      double millis = Math.min(first.toMillis() * times, longest.toMillis());
      return Duration.ofMillis((long) millis);
    }
  }

  /** How waits grow. */
  public enum Growth {
    CONSTANT,
    LINEAR,
    EXPONENTIAL
  }
}
