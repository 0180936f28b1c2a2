package io.turnpike.routing.config.sets;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.RevisedTable.Revision;
import io.turnpike.tenants.OrganizationId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on the sets of an organization. */
record SetTable(DatabaseClient db, OrganizationId organization) {

  private static final String LIST =
      "select * from guardrail_set where organization_id = :organization order by name";

  private static final String FIND =
      "select * from guardrail_set where organization_id = :organization and name = :name";

  private static final String PUT =
      """
      insert into guardrail_set (organization_id, name, version, document, author, saved_at)
      values (:organization, :name, :version, :document, :author, now())
      on conflict (organization_id, name) do update
      set version = excluded.version, document = excluded.document, author = excluded.author,
          saved_at = excluded.saved_at
      returning *
      """;

  private static final String DELETE =
      "delete from guardrail_set where organization_id = :organization and name = :name";

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('guardrail-sets/' || :organization, 0))";

  private static final String COUNT_CHANGE =
      """
      insert into guardrail_sets (organization_id, revision) values (:organization, 1)
      on conflict (organization_id) do update set revision = guardrail_sets.revision + 1
      returning revision
      """;

  private static final String REVISION =
      "select coalesce(max(revision), 0) as revision from guardrail_sets"
          + " where organization_id = :organization";

  private static final String REVISIONS =
      """
      select known.organization_id, coalesce(r.revision, 0) as revision
      from unnest(:organizations) as known (organization_id)
      left join guardrail_sets r on r.organization_id = known.organization_id
      """;

  /** Changes of one organization's sets wait for each other. */
  Mono<Void> lock() {
    return db.sql(ONE_AT_A_TIME).bind("organization", organization.toString()).then();
  }

  Flux<StoredSet> list() {
    return db.sql(LIST).bind("organization", organization.value()).map(SetTable::read).all();
  }

  Mono<StoredSet> find(String name) {
    return of(FIND, name).map(SetTable::read).one();
  }

  /** Counts a change, whose number the version is. */
  Mono<StoredSet> put(String name, String document, String author) {
    return countChange()
        .flatMap(
            version ->
                of(PUT, name)
                    .bind("version", version)
                    .bind("document", document)
                    .bind("author", author)
                    .map(SetTable::read)
                    .one());
  }

  Mono<Void> delete(String name) {
    return countChange().flatMap(_ -> of(DELETE, name).then());
  }

  /** The revision is read before the sets: at most it is too old. */
  Mono<State<StoredSet.All>> state() {
    return db.sql(REVISION)
        .bind("organization", organization.value())
        .map(row -> the(row, "revision", Integer.class))
        .one()
        .zipWhen(_ -> list().collectList())
        .map(both -> State.of(both.getT1(), new StoredSet.All(both.getT2())));
  }

  static Flux<Revision<OrganizationId>> revisions(
      DatabaseClient db, Collection<OrganizationId> organizations) {
    return db.sql(REVISIONS)
        .bind(
            "organizations", organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
        .map(
            row ->
                new Revision<>(
                    new OrganizationId(the(row, "organization_id", UUID.class)),
                    the(row, "revision", Integer.class)))
        .all();
  }

  private Mono<Integer> countChange() {
    return db.sql(COUNT_CHANGE)
        .bind("organization", organization.value())
        .map(row -> the(row, "revision", Integer.class))
        .one();
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, String name) {
    return db.sql(sql).bind("organization", organization.value()).bind("name", name);
  }

  private static StoredSet read(Readable row) {
    return new StoredSet(
        the(row, "name", String.class),
        the(row, "version", Integer.class),
        the(row, "document", String.class),
        the(row, "author", String.class),
        the(row, "saved_at", OffsetDateTime.class).toInstant());
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
