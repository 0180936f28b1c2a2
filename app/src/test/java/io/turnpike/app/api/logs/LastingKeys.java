package io.turnpike.app.api.logs;

import io.turnpike.infra.cache.EndSignal;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One key for everybody, which opens until it is ended. */
final class LastingKeys implements ManagementKeys {

  private final EndSignal<LastingKeys> endings = new EndSignal<>();

  void end() {
    endings.tell(this);
  }

  @Override
  public Mono<Void> ended(String presented) {
    return endings.of(this);
  }

  @Override
  public Mono<Actor> authenticate(String presented) {
    return Mono.never();
  }

  @Override
  public Mono<Issued> create(Actor actor, String name, Role role, Instant expiresAt) {
    return Mono.never();
  }

  @Override
  public Flux<ManagementKey> list(OrganizationId organization) {
    return Flux.never();
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId key) {
    return Mono.never();
  }
}
