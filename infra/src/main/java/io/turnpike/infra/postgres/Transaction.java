package io.turnpike.infra.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One transaction on one pooled connection, from begin to commit or rollback. */
final class Transaction<T> {

  /** Rows are held until the commit; who needs more reads in pages. */
  static final int ROW_LIMIT = 100_000;

  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final @Nullable UUID scope;
  private final Function<DatabaseClient, ? extends Publisher<T>> work;
  private volatile boolean left;

  Transaction(@Nullable UUID scope, Function<DatabaseClient, ? extends Publisher<T>> work) {
    this.scope = scope;
    this.work = work;
  }

  /** Completes with every row once all is committed. */
  Mono<List<T>> on(Mono<Connection> taken) {
    return Mono.usingWhen(
            taken,
            this::run,
            Connection::close,
            (connection, _) -> rolledBack(connection),
            Transaction::discarded)
        .timeout(LENGTH);
  }

  /** Nobody waits for it any more: no further statement is begun, and nothing is committed. */
  void leave() {
    left = true;
  }

  private Mono<List<T>> run(Connection connection) {
    return unlessLeft(connection.beginTransaction())
        .then(confine(connection))
        .thenMany(Flux.defer(() -> work.apply(CurrentTransaction.CLIENT)))
        .contextWrite(context -> CurrentTransaction.in(context, connection, () -> left))
        .index((index, row) -> index < ROW_LIMIT ? row : tooMany())
        .collectList()
        .flatMap(rows -> unlessLeft(connection.commitTransaction()).thenReturn(rows));
  }

  /** Ends with the transaction, whatever becomes of the connection. */
  private Mono<Void> confine(Connection connection) {
    if (scope == null) {
      return Mono.empty();
    }
    Statement statement =
        connection
            .createStatement("select set_config('turnpike.scope', $1, true)")
            .bind("$1", scope.toString());
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
  }

  private <V> Mono<V> unlessLeft(Publisher<V> step) {
    return Mono.defer(() -> left ? Mono.error(new CancellationException()) : Mono.from(step));
  }

  /**
   * Says {@code rollback} whatever state the driver believes in: it looks at its own before it has
   * heard the answer to a {@code begin} on the way, and would then say nothing.
   */
  private static Mono<Void> rolledBack(Connection connection) {
    return Flux.from(connection.createStatement("rollback").execute())
        .flatMap(Result::getRowsUpdated)
        .then(Mono.from(connection.close()))
        .timeout(PATIENCE)
        .onErrorResume(_ -> discarded(connection));
  }

  /** Closed beneath the pool, which looks before it hands it out again. */
  private static Mono<Void> discarded(Connection connection) {
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

  private static <V> V tooMany() {
    throw new IllegalStateException(
        "A transaction gave more than " + ROW_LIMIT + " rows; read in pages.");
  }
}
