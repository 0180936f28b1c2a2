package io.turnpike.routing.gateway.attempt.health;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.plan.BreakerRules;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The targets in use on this node. Bounded and forgetful, since model names come from clients;
 * Resilience4j's own registry would keep every name for ever.
 */
@Component
@EnableConfigurationProperties(HealthSettings.class)
public class Targets {

  private static final String FORCED = BreakerState.FORCED_OPEN.word();
  private static final int MOST = 10_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

  private final HealthSettings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Cache<TargetKey, TargetHealth> targets = bounded();
  private final Cache<Ruled, TargetHealth> ruled = bounded();
  private final Cache<TargetKey, TargetLoad> loads =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile Map<TargetKey, Held> held = Map.of();

  private record Ruled(TargetKey target, BreakerRules rules) {}

  @Autowired
  Targets(HealthSettings settings, MeterRegistry meters) {
    this(settings, meters, new SteadyClock());
  }

  Targets(HealthSettings settings, MeterRegistry meters, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    meters.gauge("turnpike.gateway.attempts.active", inFlight);
  }

  public TargetHealth of(OrganizationId tenant, ProviderConnection connection, String model) {
    TargetKey key = new TargetKey(tenant, connection.name(), model);
    TargetHealth known = targets.getIfPresent(key);
    return known != null ? known : targets.get(key, it -> begin(it, null));
  }

  /**
   * Configs with the same rules share a breaker, those with others have one of their own.
   *
   * @param rules null for the node's settings
   */
  public TargetHealth of(
      OrganizationId tenant,
      ProviderConnection connection,
      String model,
      @Nullable BreakerRules rules) {
    if (rules == null) {
      return of(tenant, connection, model);
    }
    Ruled key = new Ruled(new TargetKey(tenant, connection.name(), model), rules);
    TargetHealth known = ruled.getIfPresent(key);
    return known != null ? known : ruled.get(key, it -> begin(it.target(), rules));
  }

  /** With the node's settings; null for a target that has not been used lately. */
  public @Nullable TargetHealth known(TargetKey key) {
    return targets.getIfPresent(key);
  }

  /** Those that have been used lately. */
  public List<TargetHealth> of(OrganizationId tenant) {
    return all().filter(target -> target.key().organization().equals(tenant)).toList();
  }

  /** Targets that operators hold open, all there are. */
  public void hold(Map<TargetKey, Held> all) {
    Map<TargetKey, Held> before = held;
    held = Map.copyOf(all);
    all.keySet().stream().filter(key -> !before.containsKey(key)).forEach(_ -> moved(FORCED));
    before.keySet().stream().filter(key -> !all.containsKey(key)).forEach(key -> moved(own(key)));
  }

  public Map<TargetKey, Held> held() {
    return held;
  }

  /** Forgets what was counted of a target. */
  public void reset(TargetKey key) {
    all().filter(target -> target.key().equals(key)).forEach(TargetHealth::reset);
  }

  /** Attempts of this node that are under way. */
  public int inFlight() {
    return inFlight.get();
  }

  /** Null when nobody holds it, or its time is over. */
  public @Nullable Held heldNow(TargetKey key) {
    if (held.isEmpty()) {
      return null;
    }
    Held found = held.get(key);
    return found == null || found.isOver(clock.instant()) ? null : found;
  }

  HealthSettings settings() {
    return settings;
  }

  Clock clock() {
    return clock;
  }

  void began() {
    inFlight.incrementAndGet();
  }

  void ended() {
    inFlight.decrementAndGet();
  }

  /**
   * @param to as of {@link BreakerState}
   */
  void moved(String to) {
    meters.counter("turnpike.gateway.breaker.transitions", "to", to).increment();
  }

  private String own(TargetKey key) {
    TargetHealth known = targets.getIfPresent(key);
    return (known == null ? BreakerState.CLOSED : known.breaker().state()).word();
  }

  private Stream<TargetHealth> all() {
    return Stream.concat(targets.asMap().values().stream(), ruled.asMap().values().stream());
  }

  private TargetHealth begin(TargetKey key, @Nullable BreakerRules rules) {
    return new TargetHealth(key, rules, loads.get(key, _ -> new TargetLoad(clock)), this);
  }

  private static <K, V> Cache<K, V> bounded() {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterAccess(FORGOTTEN_AFTER)
        .executor(Runnable::run)
        .build();
  }
}
