package io.turnpike.webui.scope;

import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what the scopes of an organization can name. */
@Component
public class NamedThings {

  private final Teams teams;
  private final GatewayKeys keys;
  private final ProviderConnections connections;

  NamedThings(Teams teams, GatewayKeys keys, ProviderConnections connections) {
    this.teams = teams;
    this.keys = keys;
    this.connections = connections;
  }

  public Mono<Named> of(OrganizationId organization) {
    return Mono.zip(
            teams.list(organization).collectList(),
            keys.list(organization).sort(Comparator.comparing(GatewayKey::name)).collectList(),
            connections.list(organization).collectList())
        .map(all -> new Named(all.getT1(), all.getT2(), all.getT3()));
  }
}
