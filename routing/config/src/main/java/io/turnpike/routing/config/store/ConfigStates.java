package io.turnpike.routing.config.store;

import io.turnpike.infra.cache.LastKnown;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.config.store.ConfigTable.Loaded;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where documents come from that are not in memory. */
@Component
final class ConfigStates {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final LastKnown<ConfigKey, Loaded> states;

  ConfigStates(Database database, LastKnownStates lastKnown) {
    this.database = database;
    this.states = lastKnown.of("config", Loaded.class, this::stored);
  }

  /** Empty when there is none of that name and version. */
  Mono<Loaded> load(ConfigKey key) {
    return states
        .read(key)
        .filterWhen(state -> state.confirmed() ? Mono.just(true) : stands(key))
        .map(state -> Objects.requireNonNull(state.value()));
  }

  /** After a change is committed, before other nodes are told. */
  Mono<Void> changed(ConfigChange change) {
    return states.settle(new ConfigKey(change.organization(), change.name(), 0));
  }

  Mono<Void> refresh(Supplier<Collection<ConfigKey>> inMemory) {
    return states.refresh(inMemory);
  }

  /** A deletion, which takes all versions along, is written to the current one only. */
  private Mono<Boolean> stands(ConfigKey key) {
    return key.version() == 0
        ? Mono.just(true)
        : states.kept(key.current()).map(it -> it.value() != null).defaultIfEmpty(true);
  }

  private Mono<State<Loaded>> stored(ConfigKey key) {
    return database
        .within(key.organization().value(), db -> new ConfigTable(db, key.organization()).load(key))
        .singleOrEmpty()
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("The database does not answer; try again shortly."));
  }
}
