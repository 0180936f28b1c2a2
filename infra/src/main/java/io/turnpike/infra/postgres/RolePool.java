package io.turnpike.infra.postgres;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** A bounded pool whose connections are of one role from their first statement on. */
final class RolePool {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ACQUIRE = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int WAITING = 256;

  private RolePool() {}

  static ConnectionPool create(DatabaseLocation at, Role role, int size, LoopResources loops) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(factory(at, role, loops))
            .name(role.word)
            .initialSize(0)
            .maxSize(size)
            .maxAcquireTime(ACQUIRE)
            .maxIdleTime(IDLE)
            .maxLifeTime(LIFE)
            .acquireRetry(1)
            .validationDepth(ValidationDepth.LOCAL)
            .build());
  }

  /** The pool bounds how long one waits, not how many do. */
  static Mono<Connection> take(ConnectionPool pool) {
    return Mono.defer(
        () ->
            pool.getMetrics().map(PoolMetrics::pendingAcquireSize).orElse(0) < WAITING
                ? pool.create()
                : Mono.error(
                    new R2dbcTransientResourceException("too many wait for a connection")));
  }

  private static PostgresqlConnectionFactory factory(
      DatabaseLocation at, Role role, LoopResources loops) {
    return new PostgresqlConnectionFactory(
        PostgresqlConnectionConfiguration.builder()
            .host(at.host())
            .port(at.port())
            .database(at.database())
            .username(at.user())
            .password(at.password().reveal())
            .sslMode(SSLMode.fromValue(at.sslMode()))
            .applicationName("turnpike")
            .connectTimeout(CONNECT)
            .tcpKeepAlive(true)
            .tcpNoDelay(true)
            .loopResources(loops)
            .options(session(role))
            .build());
  }

  /** Given while connecting, so that no statement runs before them. */
  private static Map<String, String> session(Role role) {
    return Map.of(
        "role", role.word,
        "statement_timeout", "30s",
        "lock_timeout", "10s",
        "idle_in_transaction_session_timeout", "60s",
        // A plan made once for all bounds looks into every partition and locks it.
        "plan_cache_mode", "force_custom_plan",
        "search_path", "public");
  }
}
