package io.turnpike.routing.config.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.config.store.ConfigTable.Directory;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the configs of organizations are called, as this node remembers it: a request whose model is
 * none of them asks no store, whatever it is called.
 */
@Component
final class ConfigNames {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Names, over all organizations. */
  private static final int MOST = 500_000;

  private static final int BATCH = 1_000;

  private final Database database;
  private final TableCache<OrganizationId, Known> known;

  ConfigNames(Database database, MeterRegistry meters) {
    this.database = database;
    this.known =
        new TableCache<>(
            "config names", MOST, null, it -> 1 + it.directory.names().size(), this::read, meters);
  }

  /** Already completed when they are in memory. */
  Mono<Set<String>> of(OrganizationId organization) {
    Known present = known.present(organization);
    return present != null ? present.answer : known.get(organization).flatMap(it -> it.answer);
  }

  /** A further version of a config has no new name. */
  void forget(ConfigChange change) {
    Known present = known.present(change.organization());
    boolean exists = change.version() > 0;
    if (present == null || present.directory.names().contains(change.name()) != exists) {
      known.forget(change.organization());
    }
  }

  /** Forgets where the database has others, which heals a lost announcement. */
  Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then();
  }

  private Mono<Void> compare(List<OrganizationId> organizations) {
    return database
        .across(db -> ConfigTable.stamps(db, organizations))
        .doOnNext(
            stamp -> {
              Known present = known.present(stamp.organization());
              if (present != null && !present.directory.stamp().equals(stamp.value())) {
                known.forget(stamp.organization());
              }
            })
        .then();
  }

  private Mono<Known> read(OrganizationId organization) {
    return database
        .within(organization.value(), db -> new ConfigTable(db, organization).directory())
        .singleOrEmpty()
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("The database does not answer; try again shortly."))
        .map(directory -> new Known(directory, Mono.just(directory.names())));
  }

  /**
   * @param answer made beforehand
   */
  private record Known(Directory directory, Mono<Set<String>> answer) {}
}
