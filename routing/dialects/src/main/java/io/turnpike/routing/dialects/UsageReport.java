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

  public static final UsageReport NONE = new UsageReport(null, null);

  public static UsageReport rejected(String field, String claimed) {
    return new UsageReport(null, new RejectedUsage(field, claimed));
  }
}
