package io.turnpike.routing.config.sets;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.guard.GuardrailSets;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sets of the organizations this node has met, also that there are none. */
@Component
final class SetMemory implements GuardrailSets {

  /** Announcements carry the id of an organization whose sets have changed. */
  static final String TOPIC = "guardrail-sets";

  /** In bytes, roughly. */
  private static final long MOST = 64L << 20;

  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final LastKnown<OrganizationId, StoredSet.All> states;
  private final TableCache<OrganizationId, KnownSets> known;

  SetMemory(Database database, LastKnownStates lastKnown, MeterRegistry meters) {
    this.database = database;
    this.states = lastKnown.of("guardrail-sets", StoredSet.All.class, this::stored);
    this.known =
        new TableCache<>("guardrail sets", MOST, null, KnownSets::weight, this::read, meters);
  }

  @Override
  public Mono<Applied> of(Caller caller) {
    KnownSets present = known.present(caller.organization());
    return present != null
        ? present.of(caller)
        : known.get(caller.organization()).flatMap(sets -> sets.of(caller));
  }

  /** Empty when there is none of that name. */
  Mono<NamedSet> named(OrganizationId organization, String name) {
    return known.get(organization).flatMap(sets -> Mono.justOrEmpty(sets.named(name)));
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
        .across(db -> SetTable.revisions(db, organizations))
        .doOnNext(this::forgetUnlessSame)
        .then();
  }

  private void forgetUnlessSame(SetTable.Revision stored) {
    KnownSets present = known.present(stored.organization());
    if (present != null && present.revision() != stored.value()) {
      known.forget(stored.organization());
    }
  }

  private Mono<KnownSets> read(OrganizationId organization) {
    return states
        .read(organization)
        .map(
            state -> new KnownSets(state.revision(), Objects.requireNonNull(state.value()).sets()));
  }

  private Mono<State<StoredSet.All>> stored(OrganizationId organization) {
    return database
        .within(organization.value(), db -> new SetTable(db, organization).state())
        .singleOrEmpty()
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("The database does not answer; try again shortly."));
  }
}
