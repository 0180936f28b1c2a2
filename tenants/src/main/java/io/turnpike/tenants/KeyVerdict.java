package io.turnpike.tenants;

import org.jspecify.annotations.Nullable;

/** What a presented gateway key turned out to be. */
public sealed interface KeyVerdict {

  record Accepted(Caller caller) implements KeyVerdict {}

  /**
   * @param caller known only when the key is genuine but no longer valid, so that its organization
   *     can be shown the refused call; null otherwise
   */
  record Rejected(Reason reason, @Nullable Caller caller) implements KeyVerdict {}

  /** Malformed keys are recognised by shape and checksum alone, without a store read. */
  enum Reason {
    MISSING,
    MALFORMED,
    UNKNOWN,
    REVOKED,
    EXPIRED
  }
}
