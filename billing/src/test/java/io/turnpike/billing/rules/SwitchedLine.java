package io.turnpike.billing.rules;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The real database with a switch in the line. */
public final class SwitchedLine implements Database {

  private final Database real;
  private volatile boolean connected = true;

  public SwitchedLine(Database real) {
    this.real = real;
  }

  public void off() {
    connected = false;
  }

  public void on() {
    connected = true;
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
    return Flux.defer(() -> connected ? answer : Flux.error(new Unavailable("The line is cut.")));
  }
}
