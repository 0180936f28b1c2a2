package io.turnpike.routing.plan;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a target's breaker opens, and for how long. What is null is as the node has it.
 *
 * @param failures so many within the window open it, however many calls there are
 * @param failurePercent of the calls in the window
 * @param minimumCalls in the window before percents count
 * @param cooldown first wait of an open breaker
 * @param statusCodes of answers that count as failures, in place of the usual ones
 */
public record BreakerRules(
    @Nullable Integer failures,
    @Nullable Double failurePercent,
    @Nullable Integer minimumCalls,
    @Nullable Duration cooldown,
    @Nullable Set<Integer> statusCodes) {

  /** Whether a number of failures alone opens it. */
  public boolean onlyCounts() {
    return failures != null && failurePercent == null;
  }
}
