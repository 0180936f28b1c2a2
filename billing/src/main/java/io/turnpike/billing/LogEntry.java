package io.turnpike.billing;

import io.turnpike.routing.usage.UsageEvent;
import java.time.Instant;
import java.util.List;

/**
 * Everything known of one request.
 *
 * @param costLines how the cost came about, one line per token class that was used; they add up to
 *     the event's cost
 * @param storedAt when it reached the log
 */
public record LogEntry(UsageEvent event, List<CostLine> costLines, Instant storedAt) {

  /**
   * @param tokenClass for example {@code input} or {@code cached_input}
   * @param nanoUsdPerToken the dated price
   */
  public record CostLine(String tokenClass, long tokens, long nanoUsdPerToken, long nanoUsd) {}
}
