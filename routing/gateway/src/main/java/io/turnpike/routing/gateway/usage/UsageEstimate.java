package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.TokenUsage;

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
}
