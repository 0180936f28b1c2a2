package io.turnpike.routing.config.aliases;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.RevisedCache;
import io.turnpike.infra.cache.RevisedTable;
import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
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

  private final RevisedCache<OrganizationId, StoredAliases, KnownAliases> cache;

  AliasMemory(Database database, LastKnownStates lastKnown, MeterRegistry meters) {
    this.cache =
        new RevisedCache<>(TOPIC, StoredAliases.class, MOST, new Rows(database), lastKnown, meters);
  }

  Mono<KnownAliases> of(OrganizationId organization) {
    KnownAliases present = cache.present(organization);
    return present == KnownAliases.NONE ? ModelAliases.NONE : cache.get(organization);
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
      implements RevisedTable<OrganizationId, StoredAliases, KnownAliases> {

    @Override
    public Mono<State<StoredAliases>> state(OrganizationId organization) {
      return database
          .within(organization.value(), db -> new AliasTable(db, organization).state())
          .singleOrEmpty();
    }

    @Override
    public Flux<Revision<OrganizationId>> revisions(List<OrganizationId> organizations) {
      return database.across(db -> AliasTable.revisions(db, organizations));
    }

    @Override
    public KnownAliases compile(StoredAliases stored) {
      return stored.aliases().isEmpty() ? KnownAliases.NONE : new KnownAliases(stored.aliases());
    }

    @Override
    public int weight(KnownAliases aliases) {
      return 1 + aliases.names().size();
    }
  }
}
