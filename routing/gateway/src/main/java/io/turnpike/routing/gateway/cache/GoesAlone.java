package io.turnpike.routing.gateway.cache;

import org.jspecify.annotations.Nullable;

/** A call cannot have what there is, and needs an answer of its own. A value, no fault. */
final class GoesAlone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String reason;

  /**
   * @param reason a word for its record; null for none
   */
  GoesAlone(@Nullable String reason) {
    super("The call needs an answer of its own.", null, false, false);
    this.reason = reason;
  }

  @Nullable String reason() {
    return reason;
  }
}
