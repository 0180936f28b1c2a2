package io.turnpike.routing.dialects;

import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said it used.
 *
 * @param usage null when it did not say, or said what cannot be
 * @param rejected the first of what cannot be; null without any
 */
public record UsageReport(@Nullable TokenUsage usage, @Nullable RejectedUsage rejected) {

  /** Ten times the longest context there is; whoever reports more in one call is wrong. */
  public static final long MOST_TOKENS = 100_000_000;

  /** Nobody said. */
  public static final UsageReport NONE = new UsageReport(null, null);

  /** A claim that cannot be. */
  public static UsageReport rejected(String field, String claimed) {
    return new UsageReport(null, new RejectedUsage(field, claimed));
  }
}
