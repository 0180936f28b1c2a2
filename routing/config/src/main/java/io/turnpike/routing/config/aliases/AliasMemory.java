package io.turnpike.routing.config.aliases;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The aliases of the organizations this node has met, also that there are none. */
@Component
final class AliasMemory {

  /** Announcements carry the id of an organization whose aliases have changed. */
  static final String TOPIC = "model-aliases";

  /** In aliases, one for each organization on top. */
  private static final long MOST = 200_000;

  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final LastKnown<OrganizationId, StoredAliases> states;
  private final TableCache<OrganizationId, Read> known;

  /**
   * @param answer the same for every request
   */
  private record Read(long revision, int weight, Mono<KnownAliases> answer) {}

  AliasMemory(Database database, LastKnownStates lastKnown, MeterRegistry meters) {
    this.database = database;
    this.states = lastKnown.of("model-aliases", StoredAliases.class, this::stored);
    this.known = new TableCache<>("model aliases", MOST, null, Read::weight, this::read, meters);
  }

  Mono<KnownAliases> of(OrganizationId organization) {
    Read present = known.present(organization);
    return present != null ? present.answer : known.get(organization).flatMap(Read::answer);
  }

  void forget(OrganizationId organization) {
    known.forget(organization);
  }

  /** After a change is committed, before other nodes are told. */
  Mono<Void> changed(OrganizationId organization) {
    forget(organization);
    return states.settle(organization);
  }

  /** Forgets what the store has in another revision, which heals a lost announcement. */
  Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then(states.refresh(known::keys));
  }

  private Mono<Void> compare(List<OrganizationId> organizations) {
    return database
        .across(db -> AliasTable.revisions(db, organizations))
        .doOnNext(this::forgetUnlessSame)
        .then();
  }

  private void forgetUnlessSame(AliasTable.Revision stored) {
    Read present = known.present(stored.organization());
    if (present != null && present.revision != stored.value()) {
      known.forget(stored.organization());
    }
  }

  private Mono<Read> read(OrganizationId organization) {
    return states.read(organization).map(AliasMemory::read);
  }

  private static Read read(State<StoredAliases> state) {
    var aliases = Objects.requireNonNull(state.value()).aliases();
    KnownAliases known = aliases.isEmpty() ? KnownAliases.NONE : new KnownAliases(aliases);
    return new Read(state.revision(), 1 + aliases.size(), Mono.just(known));
  }

  private Mono<State<StoredAliases>> stored(OrganizationId organization) {
    return database
        .within(organization.value(), db -> new AliasTable(db, organization).state())
        .singleOrEmpty()
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("The database does not answer; try again shortly."));
  }
}
