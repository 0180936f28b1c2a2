package io.turnpike.routing.gateway.breakers;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.gateway.attempt.health.Held;
import io.turnpike.routing.gateway.attempt.health.TargetKey;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on targets that operators hold open. */
final class OverrideTable {

  private static final int MOST_READ = 100_000;

  private static final String ALL =
      """
      select organization_id, connection, model, forced_by, since, until
      from breaker_override
      where until is null or until > now()
      limit
      """
          + MOST_READ;

  private static final String COUNT =
      """
      select count(*) from breaker_override
      where organization_id = :organization and (until is null or until > now())
        and not (connection = :connection and model = :model)
      """;

  private static final String PUT =
      """
      insert into breaker_override (organization_id, connection, model, forced_by, since, until)
      values (:organization, :connection, :model, :by, :since, :until)
      on conflict (organization_id, connection, model) do update
      set forced_by = excluded.forced_by, since = excluded.since, until = excluded.until
      """;

  private static final String REMOVE =
      """
      delete from breaker_override
      where organization_id = :organization and connection = :connection and model = :model
      """;

  /** Rows whose time is over mean nothing; each change of an organization clears its own away. */
  private static final String SWEEP =
      """
      delete from breaker_override
      where organization_id = :organization and until is not null and until <= now()
      """;

  private OverrideTable() {}

  static Flux<Map.Entry<TargetKey, Held>> all(DatabaseClient db) {
    return db.sql(ALL).map(OverrideTable::entry).all();
  }

  /** How many others the organization has. */
  static Mono<Long> others(DatabaseClient db, TargetKey key) {
    return of(db, COUNT, key).map(row -> the(row, "count", Long.class)).one();
  }

  static Mono<Void> put(DatabaseClient db, TargetKey key, Held held) {
    GenericExecuteSpec put =
        of(db, PUT, key).bind("by", held.by()).bind("since", utc(held.since()));
    Instant until = held.until();
    return (until == null
            ? put.bindNull("until", OffsetDateTime.class)
            : put.bind("until", utc(until)))
        .then();
  }

  static Mono<Void> remove(DatabaseClient db, TargetKey key) {
    return of(db, REMOVE, key)
        .then()
        .then(db.sql(SWEEP).bind("organization", key.organization().value()).then());
  }

  private static GenericExecuteSpec of(DatabaseClient db, String sql, TargetKey key) {
    return db.sql(sql)
        .bind("organization", key.organization().value())
        .bind("connection", key.connection())
        .bind("model", key.model());
  }

  private static Map.Entry<TargetKey, Held> entry(Readable row) {
    TargetKey key =
        new TargetKey(
            new OrganizationId(the(row, "organization_id", UUID.class)),
            the(row, "connection", String.class),
            the(row, "model", String.class));
    @Nullable OffsetDateTime until = row.get("until", OffsetDateTime.class);
    return Map.entry(
        key,
        new Held(
            the(row, "forced_by", String.class),
            the(row, "since", OffsetDateTime.class).toInstant(),
            until == null ? null : until.toInstant()));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
