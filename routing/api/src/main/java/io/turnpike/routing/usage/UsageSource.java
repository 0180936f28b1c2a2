package io.turnpike.routing.usage;

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
  /** An attempt ended without an answer; the provider may bill it. Not part of what is owed. */
  UNCONFIRMED
}
