package io.turnpike.billing.spent;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.billing.allotment.Spent;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Rows of {@code budget_spent} of all organizations, as nodes look after them. */
@Component
class SpentRows {

  private final Database database;

  SpentRows(Database database) {
    this.database = database;
  }

  record Row(Counter.Key key, Instant until, Spent spent) {}

  /** Those of these that there are. */
  Flux<Row> of(List<Counter.Key> keys) {
    return database.across(db -> read(db, keys));
  }

  /** All that some node may hold money of. */
  Flux<Row> opened() {
    return database.across(db -> db.sql(SpentSql.ALL_OPENED).map(SpentRows::row).all());
  }

  private static Flux<Row> read(DatabaseClient db, List<Counter.Key> keys) {
    return db.sql(SpentSql.REFRESH)
        .bind("organizations", column(keys, key -> key.organization().value(), UUID[]::new))
        .bind("counters", column(keys, Counter.Key::id, UUID[]::new))
        .bind("values", column(keys, Counter.Key::value, String[]::new))
        .bind("froms", column(keys, key -> key.from().getEpochSecond(), Long[]::new))
        .map(SpentRows::row)
        .all();
  }

  private static <T> T[] column(
      List<Counter.Key> keys, Function<Counter.Key, T> value, IntFunction<T[]> array) {
    return keys.stream().map(value).toArray(array);
  }

  private static Row row(Readable row) {
    return new Row(
        new Counter.Key(
            new OrganizationId(Objects.requireNonNull(row.get(0, UUID.class))),
            Objects.requireNonNull(row.get(1, UUID.class)),
            Objects.requireNonNull(row.get(2, String.class)),
            Objects.requireNonNull(row.get(3, Instant.class))),
        Objects.requireNonNull(row.get(4, Instant.class)),
        new Spent(
            Objects.requireNonNull(row.get(5, Long.class)),
            Objects.requireNonNull(row.get(6, Long.class)),
            false));
  }
}
