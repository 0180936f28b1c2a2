package io.turnpike.infra.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a connection leaves a transaction that did not commit: clean, or not for use again. */
final class HandBack {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private HandBack() {}

  /**
   * Says {@code rollback} whatever state the driver believes in: it looks at its own before it has
   * heard the answer to a {@code begin} on the way, and would then say nothing.
   */
  static Mono<Void> rolledBack(Connection connection) {
    return Flux.from(connection.createStatement("rollback").execute())
        .flatMap(Result::getRowsUpdated)
        .then(Mono.from(connection.close()))
        .timeout(PATIENCE)
        .onErrorResume(_ -> discarded(connection));
  }

  /** Closed beneath the pool, which looks before it hands it out again. */
  static Mono<Void> discarded(Connection connection) {
    return close(raw(connection)).then(close(connection));
  }

  private static Mono<Void> close(Connection connection) {
    return Mono.from(connection.close()).timeout(PATIENCE).onErrorComplete();
  }

  private static Connection raw(Connection connection) {
    return connection instanceof Wrapped<?> pooled && pooled.unwrap() instanceof Connection raw
        ? raw
        : connection;
  }
}
