package io.turnpike.routing.gateway.cache.asked;

import io.turnpike.routing.gateway.call.Call;
import org.jspecify.annotations.Nullable;

/** Calls whose answers are neither looked for nor kept, whatever their config says. */
public final class Uncached {

  private Uncached() {}

  /** Why it is one of them, a word for its record; null for a call that may be cached. */
  public static @Nullable String reason(Call call) {
    if (!call.operation().isServed() || isCount(call)) {
      return "operation";
    }
    if (call.context().ownKey() != null) {
      return "own_key";
    }
    return call.body().continued() != null || call.body().isStored() ? "stored" : null;
  }

  /** What the gateway could answer by itself, by estimate, is not worth a place. */
  private static boolean isCount(Call call) {
    return call.operation().dialect().estimate(call.operation(), call.body()) != null;
  }
}
