package io.turnpike.billing.log;

import io.turnpike.infra.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The real one, and how many transactions were begun. */
record CountedDatabase(Database database, AtomicInteger transactions) implements Database {

  CountedDatabase(Database database) {
    this(database, new AtomicInteger());
  }

  int count() {
    return transactions.get();
  }

  @Override
  public <T> Flux<T> within(UUID scope, Function<DatabaseClient, ? extends Publisher<T>> work) {
    return database.within(scope, work).doOnSubscribe(_ -> transactions.incrementAndGet());
  }

  @Override
  public <T> Flux<T> across(Function<DatabaseClient, ? extends Publisher<T>> work) {
    return database.across(work);
  }

  @Override
  public Connection openBlocking() throws SQLException {
    return database.openBlocking();
  }
}
