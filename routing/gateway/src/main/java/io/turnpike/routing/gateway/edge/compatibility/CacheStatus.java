package io.turnpike.routing.gateway.edge.compatibility;

import io.turnpike.routing.gateway.usage.UsageDraft;
import org.jspecify.annotations.Nullable;

/** Whether an answer was kept, in the words that other gateways share. */
final class CacheStatus {

  private CacheStatus() {}

  /** Null where none are kept. */
  static @Nullable String of(UsageDraft draft) {
    return switch (draft.cache()) {
      case "hit", "semantic-hit" -> "HIT";
      case "miss" -> "MISS";
      case "bypass" -> "BYPASS";
      default -> null;
    };
  }
}
