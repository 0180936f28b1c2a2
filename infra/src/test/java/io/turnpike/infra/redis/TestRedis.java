package io.turnpike.infra.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.turnpike.infra.crypto.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that tests share; each test class takes an empty logical database of it. */
public final class TestRedis implements AutoCloseable {

  private static final String CLAIM = "turnpike-test-claim";
  private static final int MINUTES = 60;

  private final RedisURI uri;
  private final int databases;
  private final AutoCloseable server;
  private final AtomicInteger next = new AtomicInteger();

  private TestRedis(RedisURI uri, int databases, AutoCloseable server) {
    this.uri = uri;
    this.databases = databases;
    this.server = server;
  }

  /** An embedded server that keeps nothing. */
  public static TestRedis embedded(Path folder, Path binaries) {
    var server =
        EmbeddedRedis.start(
            folder.resolve("redis"),
            binaries,
            new Secret("4c1d0f0aa1"),
            List.of("databases 1024", "appendonly no"));
    return new TestRedis(server.uri(), 1024, server);
  }

  /**
   * A server someone else runs: takes only logical databases that are empty, and never number 0.
   */
  public static TestRedis given(String url) {
    return new TestRedis(RedisLocation.parse(url), 16, () -> {});
  }

  public TestRedisDatabase fresh() {
    try (RedisClient client = RedisClients.create(RedisURI.builder(uri).build());
        var connection = RedisClients.patiently(() -> client.connect(uri))) {
      var commands = connection.sync();
      for (int tried = 1; tried < databases; tried++) {
        int number = 1 + next.getAndIncrement() % (databases - 1);
        commands.select(number);
        var claim = SetArgs.Builder.nx().ex(MINUTES * 60);
        if (commands.dbsize() == 0 && commands.set(CLAIM, "taken", claim) != null) {
          return new TestRedisDatabase(RedisURI.builder(uri).withDatabase(number).build());
        }
      }
    }
    throw new IllegalStateException("No logical database of the Redis given for tests is empty.");
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
