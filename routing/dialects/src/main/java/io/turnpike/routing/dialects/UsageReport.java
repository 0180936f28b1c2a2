package io.turnpike.routing.dialects;

import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said it used. One count that cannot be does not take the others with it: what can
 * be believed stands, what is missing beside it is estimated.
 *
 * @param usage the counts that can be, 0 for the others; null when there are none
 * @param rejected the first of those that cannot be; null without any
 * @param inputCounted whether {@code usage} has all that was read
 * @param outputCounted whether {@code usage} has all that was written
 */
public record UsageReport(
    @Nullable TokenUsage usage,
    @Nullable RejectedUsage rejected,
    boolean inputCounted,
    boolean outputCounted) {

  /** Ten times the longest context there is; whoever reports more in one call is wrong. */
  public static final long MOST_TOKENS = 100_000_000;

  /** Nobody said. */
  public static final UsageReport NONE = new UsageReport(null, null);

  /** Everything was counted, or nothing was. */
  public UsageReport(@Nullable TokenUsage usage, @Nullable RejectedUsage rejected) {
    this(usage, rejected, usage != null, usage != null);
  }

  /** A claim that cannot be, and no other. */
  public static UsageReport rejected(String field, String claimed) {
    return new UsageReport(null, new RejectedUsage(field, claimed));
  }

  /** Whether nothing of it has to be estimated. */
  public boolean isWhole() {
    return inputCounted && outputCounted && rejected == null;
  }

  /** Of an answer that goes on: more will be written than it has. */
  public UsageReport soFar() {
    return new UsageReport(usage, rejected, inputCounted, false);
  }

  /** Without what was read, which cannot be. */
  public UsageReport withoutInput(RejectedUsage claim) {
    TokenUsage written = usage == null ? TokenUsage.NONE : usage.written();
    return new UsageReport(written, rejected == null ? claim : rejected, false, outputCounted);
  }

  /** Without what was written, which cannot be. */
  public UsageReport withoutOutput(RejectedUsage claim) {
    TokenUsage read = usage == null ? TokenUsage.NONE : usage.read();
    return new UsageReport(read, rejected == null ? claim : rejected, inputCounted, false);
  }
}
