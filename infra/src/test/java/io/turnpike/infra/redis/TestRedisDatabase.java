package io.turnpike.infra.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** One test class's logical database, through the product's own types. */
public final class TestRedisDatabase implements AutoCloseable {

  /** Calls wait for no command as long; tests do, however busy the machine is. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final RedisURI uri;
  private final RedisClient client;
  private final LettuceRedis redis;
  private final LettuceAnnouncements announcements;

  TestRedisDatabase(RedisURI uri) {
    this.uri = uri;
    this.client = RedisClients.create(uri, LONGEST);
    this.redis = new LettuceRedis(client, uri);
    this.announcements = new LettuceAnnouncements(client, uri, redis, new SimpleMeterRegistry());
  }

  public Redis redis() {
    return redis;
  }

  public Announcements announcements() {
    return announcements;
  }

  public String url() {
    var credentials = uri.getCredentialsProvider().resolveCredentials().block();
    String user =
        credentials.hasPassword() ? ":" + new String(credentials.getPassword()) + "@" : "";
    return "%s://%s%s:%d/%d"
        .formatted(
            uri.isSsl() ? "rediss" : "redis",
            user,
            uri.getHost(),
            uri.getPort(),
            uri.getDatabase());
  }

  @Override
  public void close() {
    announcements.close();
    try (client;
        var connection = client.connect(uri)) {
      connection.sync().flushdb();
    }
  }
}
