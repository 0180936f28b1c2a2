package io.turnpike.webui.fake;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeManagementKeys implements ManagementKeys {

  private final Map<OrganizationId, List<ManagementKey>> keys = new ConcurrentHashMap<>();

  @Override
  public Mono<Actor> authenticate(String presented) {
    return Mono.empty();
  }

  @Override
  public Mono<Issued> create(Actor actor, String name, Role role, Instant expiresAt) {
    KeyId id = new KeyId(TimeOrderedId.next());
    String text = "tpa_" + id.value().toString().replace("-", "") + "Yb8Nf3PsH6";
    ManagementKey key =
        new ManagementKey(
            id, name, text.substring(0, 10) + "…", role, Instant.now(), expiresAt, null);
    of(actor.organizationId()).add(key);
    return Mono.just(new Issued(key, new Secret(text)));
  }

  @Override
  public Flux<ManagementKey> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization));
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId id) {
    boolean gone = of(actor.organizationId()).removeIf(key -> key.id().equals(id));
    return gone ? Mono.empty() : Mono.error(new NotFound("management key", id.toString()));
  }

  @Override
  public Mono<Void> ended(String presented) {
    return Mono.never();
  }

  private List<ManagementKey> of(OrganizationId organization) {
    return keys.computeIfAbsent(organization, _ -> new CopyOnWriteArrayList<>());
  }
}
