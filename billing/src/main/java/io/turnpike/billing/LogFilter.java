package io.turnpike.billing;

import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which log rows are wanted; null means any. Times are of the request's beginning, to excluded.
 *
 * @param model that served: a name, or what names begin with and a {@code *}
 * @param usageRejected only those of which a provider claimed a usage that cannot be
 * @param labels what clients wrote on their requests; each that is given must be there
 * @param cache what the cache had for them
 * @param guardrail the strictest that followed from what guardrails found
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
    @Nullable StatusRange status,
    boolean usageRejected,
    CallLabels labels,
    @Nullable CacheStatus cache,
    @Nullable GuardrailAction guardrail) {

  public static final LogFilter ALL =
      new LogFilter(null, null, null, null, null, null, null, null, null, false, CallLabels.NONE);

  /** Whatever cache and guardrails did. */
  public LogFilter(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String team,
      @Nullable String key,
      @Nullable String config,
      @Nullable String provider,
      @Nullable String model,
      @Nullable Outcome outcome,
      @Nullable StatusRange status,
      boolean usageRejected,
      CallLabels labels) {
    this(
        from,
        to,
        team,
        key,
        config,
        provider,
        model,
        outcome,
        status,
        usageRejected,
        labels,
        null,
        null);
  }

  /** The same of one key, which is named by its id. */
  public LogFilter ofKey(String id) {
    return new LogFilter(
        from,
        to,
        team,
        id,
        config,
        provider,
        model,
        outcome,
        status,
        usageRejected,
        labels,
        cache,
        guardrail);
  }

  /** The same in another time. */
  public LogFilter within(@Nullable Instant begin, @Nullable Instant end) {
    return new LogFilter(
        begin,
        end,
        team,
        key,
        config,
        provider,
        model,
        outcome,
        status,
        usageRejected,
        labels,
        cache,
        guardrail);
  }
}
