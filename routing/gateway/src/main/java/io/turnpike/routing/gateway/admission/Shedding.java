package io.turnpike.routing.gateway.admission;

import org.jspecify.annotations.Nullable;

/**
 * Whom to refuse so that the rest is served: first tenants above their share, then large requests
 * for whole answers, then all.
 *
 * @param load how the process is doing
 * @param node requests in flight on the node, this one included
 * @param most that may be
 * @param tenant those of this tenant, this one included
 * @param tenants how many have any
 * @param large whether it is a large request for a whole answer
 */
record Shedding(Pressure load, int node, int most, int tenant, int tenants, boolean large) {

  /** Why it is refused, for a meter; null when it is not. */
  @Nullable String reason(int inFlightPercent) {
    Pressure full = Pressure.ofShare(100.0 * node / most, inFlightPercent);
    return switch (load.or(full == Pressure.ALL ? Pressure.LARGE : full)) {
      case NONE -> null;
      case GREEDY -> isGreedy() ? "share" : null;
      case LARGE -> isGreedy() ? "share" : large ? "large" : null;
      case ALL -> "all";
    };
  }

  /** Of what there is room for, or, where the process itself suffers, of what there is. */
  private boolean isGreedy() {
    int shared = load == Pressure.NONE ? most : node;
    return tenant > Math.max(1, Math.ceilDiv(shared, Math.max(1, tenants)));
  }
}
