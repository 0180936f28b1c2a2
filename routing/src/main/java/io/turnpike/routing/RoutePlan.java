package io.turnpike.routing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A config document, compiled: everything a request needs, nothing left to parse or look up by
 * text. Immutable and shared; a request keeps the plan it resolved.
 *
 * @param config name; null for the plan made up for a request without a config
 * @param version 0 without a config
 */
public record RoutePlan(@Nullable String config, int version, Step root) {

  /** A node of the strategy tree. */
  public sealed interface Step permits Target, Fallback {}

  /**
   * One way to serve the request.
   *
   * @param connection name of a provider connection
   * @param overrides top-level request fields to set, in document order
   * @param retry how often this same target may be tried again
   */
  public record Target(String connection, List<Override> overrides, Timeouts timeouts, Retry retry)
      implements Step {

    /** The model this target insists on; null to use the one the client asked for. */
    public @Nullable String model() {
      return overrides.stream()
          .filter(override -> override.field().equals("model"))
          .map(Override::text)
          .findFirst()
          .orElse(null);
    }
  }

  /** Steps in order; the next one is tried when a failure is one of those named. */
  public record Fallback(List<Step> steps, Set<FailureClass> on, Set<Integer> onStatusCodes)
      implements Step {}

  /**
   * @param json the value as compact JSON in UTF-8, ready to splice
   * @param text the value's text when it is a string; null otherwise
   */
  public record Override(String field, byte[] json, @Nullable String text) {}

  /**
   * @param connect to an open connection
   * @param firstToken from sending to the first content, per attempt
   * @param idle between two pieces of a stream
   * @param total of the whole request over all attempts
   */
  public record Timeouts(Duration connect, Duration firstToken, Duration idle, Duration total) {

    public static final Timeouts DEFAULT =
        new Timeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));
  }

  /**
   * @param attempts further tries after the first; 0 for none
   * @param onStatusCodes which answers are worth repeating
   */
  public record Retry(int attempts, Set<Integer> onStatusCodes, boolean useRetryAfter) {

    public static final Retry NONE = new Retry(0, Set.of(), true);
  }
}
