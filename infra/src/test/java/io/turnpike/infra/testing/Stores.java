package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.postgres.TestDatabase;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.redis.TestRedisDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A migrated Postgres database and an empty Redis for one test class, on servers shared by the
 * whole test run: {@code @RegisterExtension static final Stores stores = Stores.fresh();}. The
 * servers are those of {@code TURNPIKE_TEST_DATABASE_URL} and {@code TURNPIKE_TEST_REDIS_URL} (or
 * the product's own variables), else containers where a Docker engine answers, else embedded ones.
 */
public final class Stores implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  private static final String MASTER_KEY = "dHVybnBpa2UtdGVzdC1tYXN0ZXIta2V5LTMyLWJ5dGU=";

  private final TestDatabase database;
  private final TestRedisDatabase redis;
  private final Path dataFolder;

  private Stores(TestDatabase database, TestRedisDatabase redis, Path dataFolder) {
    this.database = database;
    this.redis = redis;
    this.dataFolder = dataFolder;
  }

  public static Stores fresh() {
    try {
      Servers servers = Servers.shared();
      return new Stores(
          servers.postgres().fresh(),
          servers.redis().fresh(),
          Files.createTempDirectory("turnpike-test-data"));
    } catch (Exception e) {
      throw new IllegalStateException("The stores for tests did not start: " + e, e);
    }
  }

  /** For what all test classes of a JVM share; they are closed when it ends. */
  public static Stores untilTheEnd() {
    Stores stores = fresh();
    Servers.beforeTheEnd(stores::closeQuietly);
    return stores;
  }

  /** Ends what uses these stores until the JVM ends, before they do. */
  public void closeFirst(Runnable user) {
    Servers.beforeTheEnd(user);
  }

  public Database database() {
    return database.database();
  }

  public Redis redis() {
    return redis.redis();
  }

  public Announcements announcements() {
    return redis.announcements();
  }

  /** {@code postgresql://user:pass@host:port/db}: the owner's, as an operator would give it. */
  public String databaseUrl() {
    return database.url();
  }

  /** {@code redis://:pass@host:port/number}. */
  public String redisUri() {
    return redis.url();
  }

  /** What a whole application needs to run on these stores, as property names and values. */
  public Map<String, String> environment() {
    return Map.of(
        "turnpike.database-url", databaseUrl(),
        "turnpike.redis-url", redisUri(),
        "turnpike.data-dir", dataFolder.toString(),
        "turnpike.master-key", MASTER_KEY);
  }

  /** Runs statements that row-level security does not bind. */
  public void sql(String statements) {
    try {
      database.sql(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows by column name, whoever they belong to. */
  public List<Map<String, Object>> rows(String query) {
    try {
      return database.rows(query);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // Made when the field was: other static fields of the test class may build on it.
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    close();
  }

  @Override
  public void close() throws Exception {
    try (database;
        redis) {
      FileSystemUtils.deleteRecursively(dataFolder);
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (Exception e) {
      System.err.println("Stores for tests did not close: " + e);
    }
  }
}
