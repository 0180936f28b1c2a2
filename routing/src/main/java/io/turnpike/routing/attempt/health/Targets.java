package io.turnpike.routing.attempt.health;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The targets in use on this node. Bounded and forgetful, since model names come from clients;
 * Resilience4j's own registry would keep every name for ever.
 */
@Component
public class Targets {

  /** The product's own connections are one tenant, whoever calls them. */
  private static final OrganizationId PLATFORM = new OrganizationId(new UUID(0, 0));

  private static final String FORCED = BreakerState.FORCED_OPEN.word();
  private static final int MOST = 10_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
  private static final int PROBES = 2;
  private static final Duration PROBING_AT_MOST = Duration.ofSeconds(15);

  private final HealthSettings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final CircuitBreakerConfig rules;
  private final Cache<TargetKey, TargetHealth> targets = bounded();
  private final Cache<SharedKey, SharedHealth> shared = bounded();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Sinks.Many<Transition> transitions = Sinks.many().multicast().directBestEffort();
  private volatile Map<TargetKey, Held> held = Map.of();

  @Autowired
  Targets(HealthSettings settings, MeterRegistry meters) {
    this(settings, meters, new SteadyClock());
  }

  Targets(HealthSettings settings, MeterRegistry meters, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.rules = rules(settings, clock);
    meters.gauge("turnpike.gateway.attempts.active", inFlight);
  }

  public TargetHealth of(OrganizationId tenant, ProviderConnection connection, String model) {
    TargetKey key = new TargetKey(tenant, connection.name(), model);
    TargetHealth known = targets.getIfPresent(key);
    return known != null ? known : targets.get(key, it -> begin(it, connection));
  }

  /** Null for a target that has not been used lately. */
  public @Nullable TargetHealth known(TargetKey key) {
    return targets.getIfPresent(key);
  }

  /** Those that have been used lately. */
  public List<TargetHealth> of(OrganizationId tenant) {
    return targets.asMap().values().stream()
        .filter(target -> target.key().organization().equals(tenant))
        .toList();
  }

  /** Targets that operators hold open, all there are. */
  public void hold(Map<TargetKey, Held> all) {
    Map<TargetKey, Held> before = held;
    held = Map.copyOf(all);
    all.keySet().stream()
        .filter(key -> !before.containsKey(key))
        .forEach(key -> moved(new Transition(key, clock.instant(), own(key), FORCED)));
    before.keySet().stream()
        .filter(key -> !all.containsKey(key))
        .forEach(key -> moved(new Transition(key, clock.instant(), FORCED, own(key))));
  }

  public Map<TargetKey, Held> held() {
    return held;
  }

  /** Forgets what was counted of a target. */
  public void reset(TargetKey key) {
    TargetHealth known = targets.getIfPresent(key);
    if (known != null) {
      known.reset();
    }
  }

  /** Another node has found this target broken. */
  public void hint(TargetKey key) {
    TargetHealth known = targets.getIfPresent(key);
    if (known != null) {
      known.experience().hint();
    }
  }

  /** Changes of state from now on; a slow reader misses some. */
  public Flux<Transition> transitions() {
    return transitions.asFlux();
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

  void moved(Transition transition) {
    meters.counter("turnpike.gateway.breaker.transitions", "to", transition.to()).increment();
    transitions.tryEmitNext(transition);
  }

  CircuitBreakerConfig rules(IntToLongFunction openFor) {
    return CircuitBreakerConfig.from(rules)
        .waitIntervalFunctionInOpenState(openFor::applyAsLong)
        .build();
  }

  private String own(TargetKey key) {
    TargetHealth known = targets.getIfPresent(key);
    return (known == null ? BreakerState.CLOSED : known.openness().unheld()).word();
  }

  private TargetHealth begin(TargetKey key, ProviderConnection connection) {
    SharedKey everyone = SharedKey.of(connection, key.model());
    SharedHealth health = shared.get(everyone, _ -> new SharedHealth(clock, settings));
    OrganizationId voter = connection.builtIn() ? PLATFORM : key.organization();
    return new TargetHealth(key, voter, health, this);
  }

  private static CircuitBreakerConfig rules(HealthSettings settings, Clock clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(
            (int) settings.window().toSeconds(),
            settings.minimumCalls(),
            SlidingWindowType.TIME_BASED,
            SlidingWindowSynchronizationStrategy.LOCK_FREE)
        .failureRateThreshold(50)
        .slowCallDurationThreshold(settings.slow())
        .slowCallRateThreshold(80)
        .permittedNumberOfCallsInHalfOpenState(PROBES)
        .maxWaitDurationInHalfOpenState(PROBING_AT_MOST)
        .writableStackTraceEnabled(false)
        .clock(clock)
        .build();
  }

  private static <K, V> Cache<K, V> bounded() {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGOTTEN_AFTER).build();
  }
}
