package io.turnpike.webui.fake;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeGatewayKeys implements GatewayKeys {

  private final List<GatewayKey> keys = new CopyOnWriteArrayList<>();

  @Override
  public Mono<KeyVerdict> authenticate(String presented) {
    return Mono.just(new KeyVerdict.Rejected(KeyVerdict.Reason.UNKNOWN, null));
  }

  @Override
  public Mono<Issued> create(Actor actor, Draft draft) {
    if (draft.name().isEmpty()) {
      return Mono.error(InvalidInput.at("/name", "Give the key a name."));
    }
    KeyId id = new KeyId(TimeOrderedId.next());
    String text = "tp_" + id.value().toString().replace("-", "") + "k7Qm2vXw9dLr4TzB";
    GatewayKey key =
        new GatewayKey(
            id,
            actor.organizationId(),
            new TeamId(TimeOrderedId.next()),
            draft.team() == null ? "default" : draft.team(),
            draft.name(),
            text.substring(0, 9) + "…",
            draft.defaultConfig(),
            draft.allowedModels(),
            draft.rights(),
            Instant.now(),
            draft.expiresAt(),
            null,
            null);
    keys.add(key);
    return Mono.just(new Issued(key, new Secret(text)));
  }

  @Override
  public Flux<GatewayKey> list(OrganizationId organization) {
    return Flux.fromIterable(keys).filter(key -> key.organization().equals(organization));
  }

  @Override
  public Flux<GatewayKey> withDefault(OrganizationId organization, String config) {
    return list(organization).filter(key -> config.equals(key.defaultConfig()));
  }

  @Override
  public Mono<GatewayKey> change(Actor actor, KeyId key, Draft draft) {
    return Mono.error(new NotFound("key", key.toString()));
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId id) {
    return list(actor.organizationId())
        .filter(key -> key.id().equals(id))
        .next()
        .switchIfEmpty(Mono.error(() -> new NotFound("key", id.toString())))
        .doOnNext(key -> keys.set(keys.indexOf(key), revoked(key)))
        .then();
  }

  private static GatewayKey revoked(GatewayKey key) {
    return new GatewayKey(
        key.id(),
        key.organization(),
        key.team(),
        key.teamSlug(),
        key.name(),
        key.hint(),
        key.defaultConfig(),
        key.allowedModels(),
        key.rights(),
        key.createdAt(),
        key.expiresAt(),
        Instant.now(),
        key.lastUsedAt());
  }
}
