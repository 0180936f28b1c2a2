package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.gateway.call.Reached;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.ProviderConnections.Opened;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a request names for targets that leave it to the request.
 *
 * @param name null when it names none, or nobody asked
 * @param opened null when there is none of that name, or it cannot be opened
 * @param fault why it cannot be opened at the moment
 */
record Chosen(@Nullable String name, @Nullable Opened opened, @Nullable Unavailable fault) {

  static final Chosen NONE = new Chosen(null, null, null);

  static Chosen of(Opened opened) {
    return new Chosen(opened.connection().name(), opened, null);
  }

  static Chosen missing(String name) {
    return new Chosen(name, null, null);
  }

  static Chosen out(String name, Unavailable fault) {
    return new Chosen(name, null, fault);
  }

  void into(Reached reached) {
    if (opened != null) {
      reached.opened().put(RoutePlan.FROM_REQUEST, opened);
    }
    if (fault != null) {
      reached.unavailable().put(RoutePlan.FROM_REQUEST, fault);
    }
  }
}
