package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeProviderConnections implements ProviderConnections {

  private final Map<OrganizationId, Map<String, ProviderConnection>> connections =
      new ConcurrentHashMap<>();

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<ProviderConnection> find(OrganizationId organization, String name) {
    return Mono.justOrEmpty(of(organization).get(name));
  }

  @Override
  public Mono<Opened> open(OrganizationId organization, String name) {
    return find(organization, name).map(connection -> new Opened(connection, null));
  }

  @Override
  public Mono<ProviderConnection> put(Actor actor, String name, Draft draft) {
    if (name.equals("demo")) {
      return Mono.error(
          new Conflict("reserved", "The name demo belongs to the built-in provider."));
    }
    if (draft.type().equals("openai-compatible") && draft.baseUrl() == null) {
      return Mono.error(InvalidInput.at("/base_url", "Say where the provider's API begins."));
    }
    String address = draft.baseUrl() == null ? "https://api.openai.com/v1" : draft.baseUrl();
    ProviderConnection old = of(actor.organizationId()).get(name);
    ProviderConnection connection =
        new ProviderConnection(
            name,
            draft.type(),
            URI.create(address),
            false,
            draft.apiKey() != null || (old != null && old.hasSecret()),
            draft.prices(),
            old == null ? 1 : old.revision() + 1,
            Instant.now());
    of(actor.organizationId()).put(name, connection);
    return Mono.just(connection);
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    return of(actor.organizationId()).remove(name) == null
        ? Mono.error(new NotFound("provider connection", name))
        : Mono.empty();
  }

  private Map<String, ProviderConnection> of(OrganizationId organization) {
    return connections.computeIfAbsent(
        organization, _ -> new ConcurrentSkipListMap<>(Map.of("demo", demo())));
  }

  private static ProviderConnection demo() {
    URI address = URI.create("http://127.0.0.1:8080/demo/v1");
    return new ProviderConnection("demo", "demo", address, true, false, Map.of(), 1, null);
  }
}
