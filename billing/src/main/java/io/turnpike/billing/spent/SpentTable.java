package io.turnpike.billing.spent;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.Scope;
import io.turnpike.billing.allotment.Spent;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is spent, as Postgres knows it. */
@Component
public class SpentTable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Beyond what Redis counts exactly nobody has a budget. */
  private static final long MOST = 1L << 53;

  private final Database database;

  SpentTable(Database database) {
    this.database = database;
  }

  /** Before a node holds money of it. Fails with {@link Unavailable} when that cannot be known. */
  public Mono<Spent> open(SpentKey key) {
    return available(
        database
            .within(key.organization().value(), db -> opened(db, key))
            .singleOrEmpty()
            .switchIfEmpty(database.across(db -> firstOpened(db, key)).single()));
  }

  /** Without beginning to count. */
  Mono<Long> spent(SpentKey key) {
    return available(
        database
            .within(
                key.organization().value(),
                db ->
                    bind(db.sql(SpentSql.STANDING), key)
                        .map(row -> nano(row, "spent_nano"))
                        .one()
                        .switchIfEmpty(sum(db, key)))
            .single());
  }

  private static Mono<Spent> opened(DatabaseClient db, SpentKey key) {
    return bind(db.sql(SpentSql.OPENED), key).map(row -> spent(row, false)).one();
  }

  private static Mono<Spent> firstOpened(DatabaseClient db, SpentKey key) {
    return db.sql(SpentSql.LOCK)
        .fetch()
        .all()
        .then(add(db, key))
        .then(
            bind(db.sql(SpentSql.OPEN), key)
                .map(row -> spent(row, !Objects.requireNonNull(row.get("opened", Boolean.class))))
                .one());
  }

  private static Mono<Void> add(DatabaseClient db, SpentKey key) {
    GenericExecuteSpec add =
        summed(bind(db.sql(SpentSql.add(key.budget().scope())), key), key)
            .bind("kind", key.budget().scope().kind().name());
    return named(add, key, true).fetch().all().then();
  }

  private static Mono<Long> sum(DatabaseClient db, SpentKey key) {
    Scope scope = key.budget().scope();
    GenericExecuteSpec sum =
        db.sql("select (" + SpentSql.sum(scope) + ") as spent_nano")
            .bind("organization", key.organization().value())
            .bind("from", key.window().from());
    sum = named(summed(sum, key), key, scope.kind() == Scope.Kind.TAG);
    return sum.map(row -> nano(row, "spent_nano")).one();
  }

  private static GenericExecuteSpec bind(GenericExecuteSpec statement, SpentKey key) {
    return statement
        .bind("organization", key.organization().value())
        .bind("counter", key.budget().counter())
        .bind("value", key.value())
        .bind("from", key.window().from());
  }

  private static GenericExecuteSpec summed(GenericExecuteSpec statement, SpentKey key) {
    Scope scope = key.budget().scope();
    GenericExecuteSpec bound = statement.bind("until", key.window().until());
    if (SpentSql.readsRows(scope)) {
      bound =
          bound
              .bind("lowest", EventTime.lowestId(key.window().from()))
              .bind("highest", EventTime.highestId(key.window().until()));
    }
    return bound;
  }

  private static GenericExecuteSpec named(
      GenericExecuteSpec statement, SpentKey key, boolean withName) {
    Scope scope = key.budget().scope();
    boolean members = withName || scope.kind() != Scope.Kind.ORGANIZATION;
    GenericExecuteSpec bound =
        members ? statement.bind("members", key.members().toArray(String[]::new)) : statement;
    return withName ? bound.bind("name", scope.name()) : bound;
  }

  private static Spent spent(Readable row, boolean fresh) {
    Long sequence = Objects.requireNonNull(row.get("seq", Long.class));
    return new Spent(nano(row, "spent_nano"), sequence, fresh);
  }

  private static long nano(Readable row, String column) {
    var nano = Objects.requireNonNull(row.get(column, java.math.BigDecimal.class), column);
    return nano.min(java.math.BigDecimal.valueOf(MOST)).longValue();
  }

  private static <T> Mono<T> available(Mono<T> answer) {
    return answer
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("What is spent cannot be read; try again shortly."));
  }
}
