package io.turnpike.routing.config.store;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every organization has one key, {@code web}, whose default is the config {@code usual}. */
final class DefaultKeys implements GatewayKeys {

  @Override
  public Flux<GatewayKey> withDefault(OrganizationId organization, String config) {
    return config.equals("usual") ? Flux.just(key(organization)) : Flux.empty();
  }

  @Override
  public Mono<KeyVerdict> authenticate(@Nullable String presented) {
    throw new UnsupportedOperationException("Configs only ask for defaults.");
  }

  @Override
  public Mono<Issued> create(Actor actor, Draft draft) {
    throw new UnsupportedOperationException("Configs only ask for defaults.");
  }

  @Override
  public Flux<GatewayKey> list(OrganizationId organization) {
    throw new UnsupportedOperationException("Configs only ask for defaults.");
  }

  @Override
  public Mono<GatewayKey> change(Actor actor, KeyId key, Draft draft) {
    throw new UnsupportedOperationException("Configs only ask for defaults.");
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId key) {
    throw new UnsupportedOperationException("Configs only ask for defaults.");
  }

  private static GatewayKey key(OrganizationId organization) {
    return new GatewayKey(
        new KeyId(new UUID(1, 1)),
        organization,
        new TeamId(new UUID(2, 2)),
        "default",
        "web",
        "tp_0a1b…",
        "usual",
        Set.of(),
        KeyRights.NONE,
        Instant.EPOCH,
        null,
        null,
        null);
  }
}
