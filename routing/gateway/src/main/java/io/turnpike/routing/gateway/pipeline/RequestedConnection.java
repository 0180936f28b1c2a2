package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.gateway.call.ResolvedConnections;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a request names for targets that leave it to the request.
 *
 * @param name null when it names none, or nobody asked
 * @param opened null when there is none of that name, or it cannot be opened
 * @param fault why it cannot be opened at the moment
 */
record RequestedConnection(
    @Nullable String name, @Nullable Opened opened, @Nullable Unavailable fault) {

  static final RequestedConnection NONE = new RequestedConnection(null, null, null);

  static RequestedConnection of(Opened opened) {
    return new RequestedConnection(opened.connection().name(), opened, null);
  }

  static RequestedConnection missing(String name) {
    return new RequestedConnection(name, null, null);
  }

  static RequestedConnection out(String name, Unavailable fault) {
    return new RequestedConnection(name, null, fault);
  }

  void into(ResolvedConnections resolved) {
    if (opened != null) {
      resolved.opened().put(RoutePlan.FROM_REQUEST, opened);
    }
    if (fault != null) {
      resolved.unavailable().put(RoutePlan.FROM_REQUEST, fault);
    }
  }
}
