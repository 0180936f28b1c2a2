package io.turnpike.infra.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;
import java.util.function.Supplier;

/** How we speak to Redis: every wait and every queue has a bound. */
final class RedisClients {

  private static final Duration COMMAND = Duration.ofSeconds(1);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration START = Duration.ofSeconds(10);
  private static final int FEWEST = 5;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int QUEUE = 1_000;

  private RedisClients() {}

  static RedisClient create(RedisURI uri) {
    return create(uri, COMMAND);
  }

  /**
   * @param command how long each may take
   */
  static RedisClient create(RedisURI uri, Duration command) {
    uri.setTimeout(command);
    uri.setClientName("turnpike");
    RedisClient client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(true)
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(QUEUE)
            .timeoutOptions(TimeoutOptions.enabled(command))
            .socketOptions(
                SocketOptions.builder()
                    .connectTimeout(CONNECT)
                    .keepAlive(true)
                    .tcpNoDelay(true)
                    .build())
            .build());
    return client;
  }

  /**
   * Connects to a server that may only just be starting, as this process is: on a busy machine the
   * first tries may fail for want of time alone.
   */
  static <T> T patiently(Supplier<T> connect) {
    long deadline = System.nanoTime() + START.toNanos();
    for (int tries = 1; ; tries++) {
      try {
        return connect.get();
      } catch (RedisException e) {
        if (tries >= FEWEST && System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisException("Interrupted while connecting", e);
    }
  }
}
