package io.turnpike.billing;

import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which log rows are wanted; null means any. Times are of the request's beginning, to excluded.
 *
 * @param usageRejected only those of which a provider claimed a usage that cannot be
 */
public record LogFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String team,
    @Nullable String key,
    @Nullable String config,
    @Nullable String provider,
    @Nullable String model,
    @Nullable Outcome outcome,
    @Nullable Integer status,
    boolean usageRejected) {

  public static final LogFilter ALL =
      new LogFilter(null, null, null, null, null, null, null, null, null, false);

  /** The same of one key, which is named by its id. */
  public LogFilter ofKey(String id) {
    return new LogFilter(
        from, to, team, id, config, provider, model, outcome, status, usageRejected);
  }

  /** The same in another time. */
  public LogFilter within(@Nullable Instant begin, @Nullable Instant end) {
    return new LogFilter(
        begin, end, team, key, config, provider, model, outcome, status, usageRejected);
  }
}
