package io.turnpike.infra.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.Counter;
import io.turnpike.infra.process.Supervisor;
import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.StartRefused;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The server the product runs on; closing it stops an embedded one and leaves a given one alone.
 */
record RedisServer(RedisURI uri, boolean embedded, Closeable process) implements Closeable {

  static RedisServer given(RedisURI uri) {
    return new RedisServer(uri, false, () -> {});
  }

  /**
   * @param restarts counts how often it had to be started again
   */
  static RedisServer embedded(DataFolder folder, Counter restarts) {
    var server =
        EmbeddedRedis.start(
            folder.folder("redis"),
            folder.folder("programs"),
            folder.keptSecret("redis"),
            List.of());
    Supervisor supervisor = Supervisor.of(server, restarts);
    return new RedisServer(
        server.uri(),
        true,
        () -> {
          supervisor.close();
          server.close();
        });
  }

  /** The server may only just be starting. */
  LettuceRedis connect(RedisClient client) {
    try {
      return RedisClients.patiently(() -> new LettuceRedis(client, uri));
    } catch (RedisException e) {
      throw new StartRefused(
          "Redis at %s cannot be used: %s. Check TURNPIKE_REDIS_URL."
              .formatted(RedisLocation.text(uri), reason(e)),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
  }
}
