package io.turnpike.routing.config.sets;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.RevisedCache;
import io.turnpike.infra.cache.RevisedTable;
import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.guard.GuardrailSets;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
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

  private final RevisedCache<OrganizationId, StoredSet.All, KnownSets> cache;

  SetMemory(Database database, LastKnownStates lastKnown, MeterRegistry meters) {
    this.cache =
        new RevisedCache<>(TOPIC, StoredSet.All.class, MOST, new Rows(database), lastKnown, meters);
  }

  @Override
  public Mono<Applied> of(Caller caller) {
    KnownSets present = cache.present(caller.organization());
    return present != null
        ? present.of(caller)
        : cache.get(caller.organization()).flatMap(sets -> sets.of(caller));
  }

  /** Empty when there is none of that name. */
  Mono<NamedSet> named(OrganizationId organization, String name) {
    return cache.get(organization).flatMap(sets -> Mono.justOrEmpty(sets.named(name)));
  }

  void forget(OrganizationId organization) {
    cache.forget(organization);
  }

  Mono<Void> changed(OrganizationId organization) {
    return cache.changed(organization);
  }

  Mono<Void> compare() {
    return cache.compare();
  }

  private record Rows(Database database)
      implements RevisedTable<OrganizationId, StoredSet.All, KnownSets> {

    @Override
    public Mono<State<StoredSet.All>> state(OrganizationId organization) {
      return database
          .within(organization.value(), db -> new SetTable(db, organization).state())
          .singleOrEmpty();
    }

    @Override
    public Flux<Revision<OrganizationId>> revisions(List<OrganizationId> organizations) {
      return database.across(db -> SetTable.revisions(db, organizations));
    }

    @Override
    public KnownSets compile(StoredSet.All stored) {
      return new KnownSets(stored.sets());
    }

    @Override
    public int weight(KnownSets sets) {
      return sets.weight();
    }
  }
}
