package io.turnpike.infra.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Where statements find the transaction they belong to: in the context they are subscribed with.
 * One client and the repositories made beside it therefore serve every transaction, and a statement
 * outside of one fails instead of running in no scope.
 */
final class CurrentTransaction implements ConnectionFactory {

  static final DatabaseClient CLIENT =
      DatabaseClient.builder()
          .connectionFactory(new CurrentTransaction())
          .bindMarkers(BindMarkersFactory.indexed("$", 1))
          .executeFunction(CurrentTransaction::execute)
          .build();

  private CurrentTransaction() {}

  /**
   * @param left whether nobody waits for the transaction any more
   */
  static Context in(Context context, Connection connection, BooleanSupplier left) {
    var kept = new SingleConnectionFactory(connection, () -> "PostgreSQL", true);
    return context.put(Current.class, new Current(kept, left));
  }

  @Override
  public Publisher<? extends Connection> create() {
    return Mono.deferContextual(
        context ->
            context
                .<Current>getOrEmpty(Current.class)
                .<Mono<? extends Connection>>map(current -> current.connection.create())
                .orElseGet(() -> Mono.error(new IllegalStateException("No transaction is open."))));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return () -> "PostgreSQL";
  }

  private static Flux<? extends Result> execute(Statement statement) {
    return Flux.deferContextual(
        context ->
            context.get(Current.class).left.getAsBoolean()
                ? Flux.error(new CancellationException())
                : Flux.from(statement.execute()));
  }

  /**
   * @param connection not closed by whoever has used it: more statements may follow
   */
  private record Current(SingleConnectionFactory connection, BooleanSupplier left) {}
}
