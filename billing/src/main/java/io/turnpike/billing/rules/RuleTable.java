package io.turnpike.billing.rules;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.infra.cache.RevisedTable.Revision;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the statements on budgets and on limits have in common. */
public final class RuleTable {

  /** Of each kind, in one organization. */
  public static final int MOST = 200;

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('spend-rules/' || :organization, 0))";

  private static final String STATE =
      """
      select o.zone, coalesce(r.revision, 0) as revision
      from organization o left join spend_rules r on r.organization_id = o.id
      where o.id = :organization
      """;

  private static final String REVISIONS =
      """
      select known.organization_id, coalesce(r.revision, 0) as revision
      from unnest(:organizations) as known (organization_id)
      left join spend_rules r on r.organization_id = known.organization_id
      """;

  private RuleTable() {}

  /** Changes of one organization's budgets and limits wait for each other. */
  public static Mono<Void> lock(DatabaseClient db, OrganizationId organization) {
    return db.sql(ONE_AT_A_TIME).bind("organization", organization.toString()).then();
  }

  /** Fails with Conflict where there is no room for one more. */
  public static void refuseIfFull(String what, long there) {
    if (there >= MOST) {
      throw new Conflict(
          "too_many_" + what,
          "There are " + there + " " + what + ", which is all there may be. Delete one.");
    }
  }

  /** Read before the rules, it is at most too old. */
  static Mono<State> state(DatabaseClient db, OrganizationId organization) {
    return db.sql(STATE)
        .bind("organization", organization.value())
        .map(
            row ->
                new State(
                    ZoneId.of(the(row, "zone", String.class)), the(row, "revision", Long.class)))
        .one();
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
                    the(row, "revision", Long.class)))
        .all();
  }

  static GenericExecuteSpec bound(GenericExecuteSpec statement, Scope scope) {
    return statement
        .bind("scope_kind", scope.kind().name())
        .bind("scope_name", scope.name())
        .bind("scope_values", scope.values().stream().sorted().toArray(String[]::new));
  }

  static Scope scope(Readable row) {
    return new Scope(
        Kind.valueOf(the(row, "scope_kind", String.class)),
        the(row, "scope_name", String.class),
        Set.of(the(row, "scope_values", String[].class)));
  }

  static Parameter orNull(@Nullable String text) {
    return text == null ? Parameters.in(String.class) : Parameters.in(text);
  }

  static Instant instant(Readable row, String column) {
    return the(row, column, OffsetDateTime.class).toInstant();
  }

  /** A column that is {@code not null}. */
  static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  record State(ZoneId zone, long revision) {}
}
