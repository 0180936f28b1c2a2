package io.turnpike.routing.usage;

import org.jspecify.annotations.Nullable;

/**
 * What a request or one of its attempts used, and what is to be paid for it.
 *
 * @param source where the count comes from; {@link UsageSource#UNCONFIRMED} when the provider may
 *     bill what nobody counted
 * @param cost what is known of it; null when the price is unknown or nothing is known to have been
 *     used
 */
public record Bill(TokenUsage usage, UsageSource source, @Nullable Cost cost) {

  public static final Bill NOTHING = new Bill(TokenUsage.NONE, UsageSource.NONE, null);

  /** Whether it is part of what a request owes. */
  public boolean owes() {
    return switch (source) {
      case PROVIDER, ESTIMATED, RECOVERED -> true;
      case NONE, UNCONFIRMED -> false;
    };
  }

  /** Whether it owes tokens whose price is unknown. */
  public boolean unpriced() {
    return cost == null && owes() && !usage.equals(TokenUsage.NONE);
  }

  /** Billionths of a US dollar; null when the cost is unknown. */
  public @Nullable Long nanoUsd() {
    return cost == null ? null : (Long) cost.nanoUsd();
  }

  /** Names the prices it was computed with; null when the cost is unknown. */
  public @Nullable String priceVersion() {
    return cost == null ? null : cost.priceVersion();
  }

  /** Where the token counts of a usage event come from. */
  public enum UsageSource {
    /** The provider reported them. */
    PROVIDER,
    /** Counted by us from what was sent and delivered, because the provider did not say. */
    ESTIMATED,
    /** Put together after a crash from what the journal held. */
    RECOVERED,
    /** Nothing was sent to a provider. */
    NONE,
    /**
     * An attempt ended without an answer, or with one that counts no tokens and is not made of
     * them; the provider may bill it. Not part of what is owed.
     */
    UNCONFIRMED
  }

  /**
   * What a call cost.
   *
   * @param nanoUsd billionths of a US dollar
   * @param priceVersion names the dated price rows it was computed with; several, joined by {@code
   *     " + "}, where attempts had different prices
   */
  public record Cost(long nanoUsd, String priceVersion) {}
}
