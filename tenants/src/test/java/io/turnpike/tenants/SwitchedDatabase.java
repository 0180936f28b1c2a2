package io.turnpike.tenants;

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
import reactor.core.scheduler.Schedulers;

/**
 * The real database with a switch in the line, and a count of what tests ask of it; what timers ask
 * does not count.
 */
public final class SwitchedDatabase implements Database {

  private final Database real;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean connected = true;

  public SwitchedDatabase(Database real) {
    this.real = real;
  }

  public void off() {
    connected = false;
  }

  public void on() {
    connected = true;
  }

  public int asked() {
    return asked.get();
  }

  @Override
  public <T> Flux<T> within(UUID scope, Function<DatabaseClient, ? extends Publisher<T>> work) {
    return through(real.within(scope, work));
  }

  @Override
  public <T> Flux<T> across(Function<DatabaseClient, ? extends Publisher<T>> work) {
    return through(real.across(work));
  }

  @Override
  public Connection openBlocking() throws SQLException {
    return real.openBlocking();
  }

  private <T> Flux<T> through(Flux<T> answer) {
    return Flux.defer(
        () -> {
          if (!Schedulers.isInNonBlockingThread()) {
            asked.incrementAndGet();
          }
          return connected ? answer : Flux.error(new Unavailable("The line is cut."));
        });
  }
}
