package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnections;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Routers that a request names as the connection to serve it: what it says of providers then is
 * said to them.
 */
@Component
public class NamedRouters {

  private final ProviderConnections connections;
  private final ProviderAdapters adapters;

  NamedRouters(ProviderConnections connections, ProviderAdapters adapters) {
    this.connections = connections;
    this.adapters = adapters;
  }

  /** False for what is no connection, too. */
  public Mono<Boolean> includes(OrganizationId organization, String connection) {
    return connections
        .open(organization, connection)
        .map(opened -> adapters.of(opened.connection().type()).routes())
        .defaultIfEmpty(false);
  }
}
