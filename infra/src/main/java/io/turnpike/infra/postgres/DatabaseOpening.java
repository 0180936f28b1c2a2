package io.turnpike.infra.postgres;

import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.settings.StartRefused;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a database and brings its schema up to date before it is used. One that is away at the
 * start, and that some node has used before, is waited for: Redis has what to serve meanwhile.
 */
final class DatabaseOpening implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DatabaseOpening.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration REDIS = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final DatabaseServer server;
  private final Redis redis;
  private volatile @Nullable Thread waiting;

  DatabaseOpening(DatabaseServer server, Redis redis) {
    this.server = server;
    this.redis = redis;
  }

  /** Now, or once it is there; StartRefused for one that cannot be used. */
  void open(PostgresDatabase database) {
    try {
      prepare();
    } catch (StartRefused refused) {
      if (!isAway(refused) || !wasUsed()) {
        throw refused;
      }
      log.warn(
          "The database at {} does not answer; starting with what Redis knows", server.location());
      database.hold();
      waiting = Thread.ofVirtual().name("database-opening").start(() -> await(database));
    }
  }

  @Override
  public void close() {
    Thread thread = waiting;
    if (thread != null) {
      thread.interrupt();
      ends(thread);
    }
  }

  private static void ends(Thread thread) {
    try {
      thread.join(CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void prepare() {
    if (!server.embedded()) {
      DatabaseCheck.run(server.location());
    }
    Migrations.run(server.location());
    remember();
  }

  private void await(PostgresDatabase database) {
    try {
      boolean opened = false;
      while (!opened) {
        Thread.sleep(PAUSE);
        opened = opens(database);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean opens(PostgresDatabase database) {
    try {
      prepare();
      database.release();
      log.info("The database at {} answers and is used from now on", server.location());
      return true;
    } catch (StartRefused refused) {
      if (!isAway(refused)) {
        log.error("The database is back and not used: {}", refused.getMessage());
      }
      return false;
    }
  }

  /** SQLSTATE class 08, or a server that is starting or stopping. */
  private static boolean isAway(StartRefused refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
        return true;
      }
    }
    return false;
  }

  /** A mistyped address was never used, and is better refused at once. */
  private boolean wasUsed() {
    return Boolean.TRUE.equals(
        redis
            .ask(commands -> commands.exists(name()))
            .map(there -> there > 0)
            .onErrorReturn(false)
            .blockLast(REDIS));
  }

  private void remember() {
    redis.ask(commands -> commands.set(name(), "used")).onErrorComplete().blockLast(REDIS);
  }

  private String name() {
    return "turnpike:database:" + server.location();
  }
}
