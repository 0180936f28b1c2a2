package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for tokens that nobody counted: four bytes of JSON in or of text out make a token,
 * rounded up. Coarse on purpose, and always marked as an estimate.
 */
public final class UsageEstimate {

  private static final int BYTES_PER_TOKEN = 4;

  private UsageEstimate() {}

  public static long tokens(long bytes) {
    return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }

  public static TokenUsage of(long bytesSent, long bytesDelivered) {
    return TokenUsage.of(tokens(bytesSent), tokens(bytesDelivered));
  }

  /** What was counted; of a side that was not, or only in part, the estimate is for the rest. */
  static TokenUsage beside(@Nullable UsageReport counted, TokenUsage estimate) {
    TokenUsage known = counted == null ? null : counted.usage();
    if (counted == null || known == null) {
      return estimate;
    }
    long input = counted.inputCounted() ? 0 : estimate.totalInput() - known.totalInput();
    long output = counted.outputCounted() ? 0 : estimate.totalOutput() - known.totalOutput();
    return known.and(TokenUsage.of(Math.max(0, input), Math.max(0, output)));
  }
}
