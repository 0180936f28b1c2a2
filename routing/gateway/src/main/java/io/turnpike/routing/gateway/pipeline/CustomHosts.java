package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.ResolvedConnections;
import io.turnpike.routing.gateway.pipeline.ClientRequest.NamedHost;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sends a request where it says itself, for a key that allows it, and without a stored key. */
final class CustomHosts {

  private CustomHosts() {}

  /** Throws {@link GatewayFailure}. */
  static ResolvedConnections instead(
      GatewayRequest request, RoutePlan plan, ResolvedConnections resolved) {
    NamedHost named = request.options().customHost();
    if (named == null) {
      return resolved;
    }
    if (!request.caller().rights().mayName(named.address())) {
      throw wrong(
          named, "names a host that this key may not choose; allow it in the key's custom hosts");
    }
    if (plan.config() != null || plan.connections().size() != 1) {
      throw wrong(
          named, "goes with one connection; name it in \"x-turnpike-provider\", without a config");
    }
    String name = plan.connections().getFirst();
    Opened opened = resolved.get(name);
    return opened == null
        ? resolved
        : new ResolvedConnections(
            Map.of(name, new Opened(at(named.address(), opened.connection()), List.of())));
  }

  /** Under a name of its own, so that what happens there is nothing that the connection did. */
  private static ProviderConnection at(URI host, ProviderConnection connection) {
    return new ProviderConnection(
        connection.name() + "@" + host.getRawAuthority(),
        connection.type(),
        host,
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        connection.models(),
        connection.prices(),
        connection.revision(),
        connection.updatedAt(),
        connection.cancelStopsBilling(),
        connection.settings(),
        connection.ownModels());
  }

  private static GatewayFailure wrong(NamedHost named, String what) {
    String header = named.header();
    return GatewayFailure.badRequest(
        "custom_host_refused", header, "The header \"" + header + "\" " + what + ".");
  }
}
