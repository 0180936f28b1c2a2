package io.turnpike.infra.postgres;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Two pools, one per role, so that a statement cannot run under the other's policies by mistake.
 * Rows are handed on after the commit: a caller that cancels on the first row, as {@code next()}
 * does, would otherwise roll back what it thinks is done.
 */
final class PostgresDatabase implements Database, AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(10);

  /** SQLSTATE cannot_connect_now. */
  private static final String NOT_YET = "57P03";

  private final DatabaseLocation location;
  private final LoopResources loops;
  private final ConnectionPool scoped;
  private final ConnectionPool across;

  /** Whether it may not be used yet. */
  private volatile boolean held;

  PostgresDatabase(DatabaseLocation location, PoolSizes sizes) {
    this.location = location;
    this.loops = LoopResources.create("postgres", 1, 2, true, false);
    this.scoped = RolePool.create(location, Role.APP, sizes.scoped(), loops);
    this.across = RolePool.create(location, Role.SYSTEM, sizes.across(), loops);
  }

  @Override
  public <T> Flux<T> within(UUID scope, Function<DatabaseClient, ? extends Publisher<T>> work) {
    return transaction(scoped, scope, work);
  }

  @Override
  public <T> Flux<T> across(Function<DatabaseClient, ? extends Publisher<T>> work) {
    return transaction(across, null, work);
  }

  @Override
  public java.sql.Connection openBlocking() throws SQLException {
    if (held) {
      throw new SQLException("The database is not ready yet.", NOT_YET);
    }
    java.sql.Connection connection = Jdbc.connect(location, Role.SYSTEM);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Refuses all work until it is released. */
  void hold() {
    held = true;
  }

  void release() {
    held = false;
  }

  Mono<Boolean> answers() {
    return across(client -> client.sql("select 1").map(row -> true).one()).single();
  }

  /** With the connections closed nothing more comes, so the loops end at once. */
  @Override
  public void close() {
    Mono.whenDelayError(scoped.disposeLater(), across.disposeLater())
        .onErrorComplete()
        .then(loops.disposeLater(Duration.ZERO, CLOSE))
        .block(CLOSE);
  }

  /**
   * A caller that leaves does not interrupt the driver, which would leak rows and hand back
   * connections inside a transaction; the statement at hand ends, and all is rolled back.
   */
  private <T> Flux<T> transaction(
      ConnectionPool pool,
      @Nullable UUID scope,
      Function<DatabaseClient, ? extends Publisher<T>> work) {
    return Mono.deferContextual(
            context -> {
              if (held) {
                return Mono.<List<T>>error(
                    new R2dbcNonTransientResourceException("not ready yet", NOT_YET));
              }
              var transaction = new Transaction<T>(scope, work);
              var rows = transaction.on(RolePool.take(pool)).contextWrite(context);
              return Mono.fromFuture(rows::toFuture, true).doOnCancel(transaction::leave);
            })
        .onErrorMap(DatabaseFaults::asRefusal)
        .flatMapIterable(Function.identity());
  }
}
