package io.turnpike.routing.usage;

import io.turnpike.routing.FailureClass;
import org.jspecify.annotations.Nullable;

/**
 * One try at one target. Times are microseconds after the request began; -1 where the attempt did
 * not get so far.
 *
 * @param number from 1
 * @param connection name of the provider connection
 * @param model as sent to the provider
 * @param status of the provider's answer; 0 when there was none
 * @param failure null when the attempt served the request
 * @param detail a sentence for people about the failure, scrubbed of secrets; null without one
 * @param at JSON pointer of the target in its config; empty for the root or without a config
 * @param credential label of the connection's key that was used; null when it has none
 * @param breaker state of the target's breaker when it was asked: {@code closed}, {@code
 *     half_open}, {@code forced} for one that was asked although open; null when nothing was sent
 * @param usage what this attempt alone used
 * @param usageSource {@link UsageSource#UNCONFIRMED} when the provider may bill what nobody counted
 * @param cost null when the price is unknown or nothing is known to have been used
 */
public record Attempt(
    int number,
    String connection,
    String model,
    long startMicros,
    long connectedMicros,
    long headersMicros,
    long firstTokenMicros,
    long endMicros,
    int status,
    @Nullable FailureClass failure,
    @Nullable String detail,
    String at,
    @Nullable String credential,
    @Nullable String breaker,
    TokenUsage usage,
    UsageSource usageSource,
    @Nullable Cost cost) {

  /** Whether what it used is part of what its request owes. */
  public boolean owes() {
    return switch (usageSource) {
      case PROVIDER, ESTIMATED, RECOVERED -> true;
      case NONE, UNCONFIRMED -> false;
    };
  }

  /** Whether it owes tokens whose price is unknown. */
  public boolean unpriced() {
    return cost == null && owes() && !usage.equals(TokenUsage.NONE);
  }
}
