package io.turnpike.routing.config.aliases;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.RevisedTable.Revision;
import io.turnpike.routing.alias.ModelAlias;
import io.turnpike.tenants.OrganizationId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on the aliases of an organization. */
record AliasTable(DatabaseClient db, OrganizationId organization) {

  private static final String LIST =
      "select * from model_alias where organization_id = :organization order by name";

  private static final String PUT =
      """
      insert into model_alias (organization_id, name, model, earlier, author, saved_at)
      values (:organization, :name, :model, :earlier, :author, now())
      on conflict (organization_id, name) do update
      set model = excluded.model, earlier = excluded.earlier, author = excluded.author,
          saved_at = excluded.saved_at
      returning *
      """;

  private static final String DELETE =
      "delete from model_alias where organization_id = :organization and name = :name";

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('model-aliases/' || :organization, 0))";

  private static final String COUNT_CHANGE =
      """
      insert into model_aliases (organization_id, revision) values (:organization, 1)
      on conflict (organization_id) do update set revision = model_aliases.revision + 1
      """;

  private static final String REVISION =
      "select coalesce(max(revision), 0) as revision from model_aliases"
          + " where organization_id = :organization";

  private static final String REVISIONS =
      """
      select known.organization_id, coalesce(r.revision, 0) as revision
      from unnest(:organizations) as known (organization_id)
      left join model_aliases r on r.organization_id = known.organization_id
      """;

  /** Changes of one organization's aliases wait for each other. */
  Mono<Void> lock() {
    return db.sql(ONE_AT_A_TIME).bind("organization", organization.toString()).then();
  }

  Flux<ModelAlias> list() {
    return db.sql(LIST).bind("organization", organization.value()).map(AliasTable::read).all();
  }

  Mono<ModelAlias> put(String name, String model, List<String> earlier, String author) {
    return countChange()
        .then(
            db.sql(PUT)
                .bind("organization", organization.value())
                .bind("name", name)
                .bind("model", model)
                .bind("earlier", earlier.toArray(String[]::new))
                .bind("author", author)
                .map(AliasTable::read)
                .one());
  }

  Mono<Void> delete(String name) {
    return countChange()
        .then(db.sql(DELETE).bind("organization", organization.value()).bind("name", name).then());
  }

  /** The revision is read before the aliases: at most it is too old. */
  Mono<State<StoredAliases>> state() {
    return db.sql(REVISION)
        .bind("organization", organization.value())
        .map(row -> the(row, "revision", Integer.class))
        .one()
        .zipWhen(_ -> list().collectList())
        .map(both -> State.of(both.getT1(), new StoredAliases(both.getT2())));
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

  private Mono<Void> countChange() {
    return db.sql(COUNT_CHANGE).bind("organization", organization.value()).then();
  }

  private static ModelAlias read(Readable row) {
    return new ModelAlias(
        the(row, "name", String.class),
        the(row, "model", String.class),
        List.of(the(row, "earlier", String[].class)),
        the(row, "author", String.class),
        the(row, "saved_at", OffsetDateTime.class).toInstant());
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
