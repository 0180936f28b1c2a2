package io.turnpike.infra.redis;

import io.lettuce.core.RedisURI;
import io.turnpike.infra.settings.StartRefused;

/** Reads the address of a Redis that someone else runs. */
final class RedisLocation {

  private RedisLocation() {}

  /** {@code redis://[user:pass@]host:port/db}, {@code rediss://} for TLS. */
  static RedisURI parse(String url) {
    String given = url.strip();
    if (!given.startsWith("redis://") && !given.startsWith("rediss://")) {
      throw misshapen("it does not begin with redis:// or rediss://");
    }
    try {
      return RedisURI.create(given);
    } catch (IllegalArgumentException _) {
      // Its message would repeat the password.
      throw misshapen("special characters in user or password must be percent-encoded");
    }
  }

  /** For people: no user, no password. */
  static String text(RedisURI uri) {
    return uri.getHost() + ":" + uri.getPort() + "/" + uri.getDatabase();
  }

  private static StartRefused misshapen(String why) {
    return new StartRefused(
        "TURNPIKE_REDIS_URL must look like redis://user:password@host:6379/0; " + why + ".");
  }
}
