package io.turnpike.routing.gateway.edge;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Reason;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Rejected;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keys by name; {@code tp_store_down} stands for a store that cannot be asked. */
public final class FakeKeys implements GatewayKeys {

  static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 1));

  private final Map<String, KeyVerdict> verdicts = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  FakeKeys() {
    put(GatewayFixture.KEY, new KeyVerdict.Accepted(caller(null, Set.of())));
    put("tp_revoked", new Rejected(Reason.REVOKED, caller(null, Set.of())));
    put("tp_expired", new Rejected(Reason.EXPIRED, caller(null, Set.of())));
  }

  static Caller caller(@Nullable String defaultConfig, Set<String> allowedModels) {
    return caller(defaultConfig, allowedModels, KeyRights.NONE);
  }

  static Caller caller(
      @Nullable String defaultConfig, Set<String> allowedModels, KeyRights rights) {
    return new Caller(
        ORGANIZATION,
        new TeamId(new UUID(2, 2)),
        "default",
        new KeyId(new UUID(3, 3)),
        "test key",
        defaultConfig,
        allowedModels,
        rights);
  }

  /** A caller of another team. */
  static Caller colleague(int number) {
    Caller known = caller(null, Set.of());
    return new Caller(
        known.organization(),
        new TeamId(new UUID(8, number)),
        known.teamSlug(),
        known.key(),
        known.keyName(),
        null,
        Set.of(),
        KeyRights.NONE);
  }

  /** A caller of another organization. */
  static Caller stranger(int number) {
    Caller known = caller(null, Set.of());
    return new Caller(
        new OrganizationId(new UUID(9, number)),
        known.team(),
        known.teamSlug(),
        known.key(),
        known.keyName(),
        null,
        Set.of(),
        KeyRights.NONE);
  }

  void put(String key, KeyVerdict verdict) {
    verdicts.put(key, verdict);
  }

  /** How many requests have come as far as that. */
  int timesAsked() {
    return asked.get();
  }

  @Override
  public Mono<KeyVerdict> authenticate(@Nullable String presented) {
    asked.incrementAndGet();
    if (presented == null) {
      return Mono.just(new Rejected(Reason.MISSING, null));
    }
    if (presented.equals("tp_store_down")) {
      return Mono.error(new Unavailable("The key store cannot be reached."));
    }
    Reason reason = presented.matches("tp_[a-z_]+") ? Reason.UNKNOWN : Reason.MALFORMED;
    return Mono.just(verdicts.getOrDefault(presented, new Rejected(reason, null)));
  }

  @Override
  public Flux<GatewayKey> withDefault(OrganizationId organization, String config) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Issued> create(Actor actor, Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Flux<GatewayKey> list(OrganizationId organization) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<GatewayKey> change(Actor actor, KeyId key, Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId key) {
    throw new UnsupportedOperationException();
  }
}
