package io.turnpike.routing.config.store;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The real database behind a switch, counting what is asked of it. */
final class BreakableDatabase implements Database {

  private final Database real;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean broken;

  BreakableDatabase(Database real) {
    this.real = real;
  }

  void breakDown() {
    broken = true;
  }

  void repair() {
    broken = false;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public <T> Flux<T> within(UUID scope, Function<DatabaseClient, ? extends Publisher<T>> work) {
    return Flux.defer(() -> reachable().thenMany(real.within(scope, work)));
  }

  @Override
  public <T> Flux<T> across(Function<DatabaseClient, ? extends Publisher<T>> work) {
    return Flux.defer(() -> reachable().thenMany(real.across(work)));
  }

  @Override
  public Connection openBlocking() throws SQLException {
    return real.openBlocking();
  }

  private Flux<Object> reachable() {
    asked.incrementAndGet();
    return broken ? Flux.error(new Unavailable("The database is broken.")) : Flux.empty();
  }
}
