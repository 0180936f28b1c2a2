package io.turnpike.routing.gateway.breakers;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.CircuitBreakers;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.Held;
import io.turnpike.routing.gateway.attempt.health.TargetKey;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.gateway.breakers.OverrideAnnouncement.Kind;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Breakers from this node's memory; what operators order goes through the database to all nodes.
 */
@Component
final class PostgresCircuitBreakers implements CircuitBreakers {

  private static final int MOST_HELD = 200;
  private static final int LONGEST_MODEL = 200;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Database database;
  private final AuditTrail audit;
  private final ChangeAnnouncer announcer;
  private final ProviderConnections providers;
  private final OverrideMemory overrides;
  private final Targets targets;
  private final Connections connections;
  private final BreakerViews views;

  PostgresCircuitBreakers(
      Database database,
      AuditTrail audit,
      ChangeAnnouncer announcer,
      ProviderConnections providers,
      OverrideMemory overrides,
      Targets targets,
      Connections connections,
      BreakerViews views) {
    this.database = database;
    this.audit = audit;
    this.announcer = announcer;
    this.providers = providers;
    this.overrides = overrides;
    this.targets = targets;
    this.connections = connections;
    this.views = views;
  }

  @Override
  public Flux<BreakerView> list(OrganizationId organization) {
    return providers
        .list(organization)
        .collectMap(ProviderConnection::name)
        .flatMapIterable(existing -> views.all(organization, existing).toList());
  }

  @Override
  public Mono<BreakerView> forceOpen(
      Actor actor, String connection, String model, @Nullable Duration duration) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    TargetKey key = new TargetKey(actor.organizationId(), connection, model);
    return allowed(actor, model, duration)
        .then(Mono.defer(() -> existing(key)))
        .delayUntil(_ -> hold(actor, key, new Held(actor.label(), now, end(now, duration))))
        .map(found -> views.view(key, found));
  }

  @Override
  public Mono<BreakerView> reset(Actor actor, String connection, String model) {
    TargetKey key = new TargetKey(actor.organizationId(), connection, model);
    return allowed(actor, model, null)
        .then(Mono.defer(() -> existing(key)))
        .delayUntil(_ -> release(actor, key))
        .map(found -> views.view(key, found));
  }

  private Mono<Void> hold(Actor actor, TargetKey key, Held held) {
    return database
        .within(
            actor.organizationId().value(),
            db ->
                room(db, key)
                    .then(OverrideTable.put(db, key, held))
                    .then(Mono.defer(() -> record(db, actor, "breaker.force_open", key, held))))
        .then(Mono.fromRunnable(() -> overrides.change(key, held)))
        .then(Mono.defer(this::settled))
        .then(Mono.defer(() -> tell(Kind.HELD, key)));
  }

  private Mono<Void> release(Actor actor, TargetKey key) {
    return database
        .within(
            actor.organizationId().value(),
            db ->
                OverrideTable.remove(db, key)
                    .then(Mono.defer(() -> record(db, actor, "breaker.reset", key, null))))
        .then(Mono.fromRunnable(() -> forget(key)))
        .then(Mono.defer(this::settled))
        .then(Mono.defer(() -> tell(Kind.RESET, key)));
  }

  /**
   * Two operators may have moved one breaker at once, and come here in another order than their
   * changes were committed in. What is not read now is read with the next announcement.
   */
  private Mono<Void> settled() {
    return overrides.load().timeout(PATIENCE).onErrorComplete();
  }

  private void forget(TargetKey key) {
    overrides.change(key, null);
    targets.reset(key);
    connections.endCooldowns(key.organization(), key.connection());
  }

  private Mono<Void> tell(Kind kind, TargetKey key) {
    return announcer.announce(
        OverrideAnnouncement.TOPIC, new OverrideAnnouncement(kind, key).toString());
  }

  private Mono<Void> record(
      DatabaseClient db, Actor actor, String action, TargetKey key, @Nullable Held held) {
    Instant until = held == null ? null : held.until();
    return audit.record(
        db,
        actor,
        action,
        key.connection() + "/" + key.model(),
        until == null ? Map.of() : Map.of("until", until.toString()));
  }

  private Mono<ProviderConnection> existing(TargetKey key) {
    return providers
        .find(key.organization(), key.connection())
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", key.connection())));
  }

  private static Mono<Void> room(DatabaseClient db, TargetKey key) {
    return OverrideTable.others(db, key)
        .doOnNext(
            others -> {
              if (others >= MOST_HELD) {
                throw new Conflict(
                    "too_many_held",
                    "An organization can hold at most "
                        + MOST_HELD
                        + " breakers open; reset one that is not needed any longer.");
              }
            })
        .then();
  }

  private static Mono<Void> allowed(Actor actor, String model, @Nullable Duration duration) {
    return Mono.fromRunnable(
        () -> {
          Permission.toChange(actor, "breakers");
          if (!isName(model)) {
            throw InvalidInput.at(
                "/model", "A model's name has 1 to " + LONGEST_MODEL + " printable characters.");
          }
          if (duration != null
              && (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0)) {
            throw InvalidInput.at("/for", "Hold it open for 1 second to 30 days.");
          }
        });
  }

  private static boolean isName(String model) {
    return !model.isBlank()
        && model.length() <= LONGEST_MODEL
        && model.chars().noneMatch(Character::isISOControl);
  }

  private static @Nullable Instant end(Instant now, @Nullable Duration duration) {
    return duration == null ? null : now.plus(duration);
  }
}
