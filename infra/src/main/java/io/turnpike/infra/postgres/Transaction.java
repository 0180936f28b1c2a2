package io.turnpike.infra.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The steps of one transaction on one pooled connection. */
final class Transaction {

  /** Rows are held until the commit; who needs more reads in pages. */
  static final int ROW_LIMIT = 100_000;

  private static final BindMarkersFactory MARKERS = BindMarkersFactory.indexed("$", 1);

  private Transaction() {}

  static <T> Mono<List<T>> run(
      Connection connection,
      @Nullable UUID scope,
      Function<DatabaseClient, ? extends Publisher<T>> work) {
    return Mono.from(connection.beginTransaction())
        .then(confine(connection, scope))
        .thenMany(Flux.defer(() -> work.apply(client(connection))))
        .index((index, row) -> index < ROW_LIMIT ? row : tooMany())
        .collectList();
  }

  static Mono<Void> commit(Connection connection) {
    return Mono.from(connection.commitTransaction())
        .onErrorResume(failure -> discard(connection).then(Mono.error(failure)))
        .then(Mono.from(connection.close()));
  }

  /**
   * Says {@code rollback} whatever state the driver believes in: cancelled while its {@code begin}
   * is on the way it believes in none, and would hand back a connection inside a transaction. A
   * connection that cannot even roll back is not handed out again.
   */
  static Mono<Void> rollBack(Connection connection) {
    return Flux.from(connection.createStatement("rollback").execute())
        .flatMap(Result::getRowsUpdated)
        .then()
        .onErrorResume(_ -> discard(connection))
        .then(Mono.from(connection.close()));
  }

  /** Ends with the transaction, whatever becomes of the connection. */
  private static Mono<Void> confine(Connection connection, @Nullable UUID scope) {
    if (scope == null) {
      return Mono.empty();
    }
    return Flux.from(
            connection
                .createStatement("select set_config('turnpike.scope', $1, true)")
                .bind("$1", scope.toString())
                .execute())
        .flatMap(result -> result.map((row, _) -> true))
        .then();
  }

  private static DatabaseClient client(Connection connection) {
    return DatabaseClient.builder()
        .connectionFactory(new SingleConnectionFactory(connection, () -> "PostgreSQL", true))
        .bindMarkers(MARKERS)
        .build();
  }

  private static Mono<Void> discard(Connection connection) {
    return connection instanceof Wrapped<?> pooled && pooled.unwrap() instanceof Connection raw
        ? Mono.from(raw.close()).onErrorComplete()
        : Mono.empty();
  }

  private static <T> T tooMany() {
    throw new IllegalStateException(
        "A transaction gave more than " + ROW_LIMIT + " rows; read in pages.");
  }
}
