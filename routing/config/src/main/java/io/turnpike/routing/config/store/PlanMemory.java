package io.turnpike.routing.config.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.store.ConfigTable.Loaded;
import io.turnpike.routing.config.store.ConfigTable.Stored;
import io.turnpike.routing.plan.RoutePlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The compiled plans this node has used. They outlive an outage of the database: a plan is dropped
 * only when it is known to have changed.
 */
@Component
final class PlanMemory {

  private static final Logger log = LoggerFactory.getLogger(PlanMemory.class);
  private static final int BATCH = 1_000;

  private final Database database;
  private final TableCache<ConfigKey, Known> known;

  @Autowired
  PlanMemory(
      Database database, ConfigStates states, ConfigSettings settings, MeterRegistry meters) {
    this(database, states::load, settings, meters);
  }

  /**
   * @param documents where those come from that are not in memory
   */
  PlanMemory(
      Database database,
      Function<ConfigKey, Mono<Loaded>> documents,
      ConfigSettings settings,
      MeterRegistry meters) {
    this.database = database;
    this.known =
        new TableCache<>(
            "config",
            settings.memory().toBytes(),
            null,
            Known::weight,
            key -> documents.apply(key).map(loaded -> known(key, loaded)),
            meters);
  }

  /** Already completed when the plan is in memory. */
  Mono<RoutePlan> plan(ConfigKey key) {
    Known present = known.present(key);
    return present != null ? present.answer : known.get(key).flatMap(it -> it.answer);
  }

  /** A deletion takes the versions along, whichever of them were asked for. */
  void forget(ConfigChange change) {
    ConfigKey current = new ConfigKey(change.organization(), change.name(), 0);
    known.forget(current);
    if (change.version() == 0) {
      known.keys().stream().filter(key -> key.current().equals(current)).forEach(known::forget);
    } else {
      known.forget(new ConfigKey(change.organization(), change.name(), change.version()));
    }
  }

  Set<ConfigKey> keys() {
    return known.keys();
  }

  /** Drops what the database has another version of. */
  Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then();
  }

  private Mono<Void> compare(List<ConfigKey> keys) {
    return database
        .across(db -> ConfigTable.revisions(db, keys))
        .distinct()
        .collectMap(Stored::key)
        .doOnNext(stored -> keys.forEach(key -> forgetUnlessSame(key, stored)))
        .then();
  }

  private void forgetUnlessSame(ConfigKey key, Map<ConfigKey, Stored> stored) {
    Known present = known.present(key);
    if (present != null && !present.sameAs(key, stored.get(key.current()))) {
      known.forget(key);
    }
  }

  private static Known known(ConfigKey key, Loaded loaded) {
    try {
      ConfigDocument read = ConfigDocument.read(loaded.document());
      RoutePlan plan = new RoutePlan(key.name(), loaded.version(), read.compiled(), read.rules());
      int weight = read.weight(loaded.document().length());
      return new Known(loaded.revision(), weight, Mono.just(plan));
    } catch (InvalidInput outdated) {
      log.error(
          "{}@{} was accepted once and is not now: {}",
          key.name(),
          loaded.version(),
          outdated.mistakes());
      throw new Unavailable(
          "The config \"" + key.name() + "\" cannot be used by this version; save it again.");
    }
  }

  /**
   * @param weight in bytes, roughly
   * @param answer made beforehand, so that a request makes nothing
   */
  private record Known(int revision, int weight, Mono<RoutePlan> answer) {

    /** A version never changes; what can happen to it is that the whole config is deleted. */
    boolean sameAs(ConfigKey key, @Nullable Stored stored) {
      return stored != null
          && stored.current() > 0
          && (key.version() > 0 || stored.revision() == revision);
    }
  }
}
