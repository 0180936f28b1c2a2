package io.turnpike.routing.gateway.cache.asked;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants of kept answers. It narrows what its config says and never widens it.
 *
 * @param noStore neither look for one nor keep one
 * @param refresh look for none, and keep the one that is made
 * @param namespace in which to look and to keep; null for that of the config
 * @param maxAge of an answer; null for as old as the config allows
 */
public record CacheWishes(
    boolean noStore, boolean refresh, @Nullable String namespace, @Nullable Duration maxAge) {

  static final CacheWishes NONE = new CacheWishes(false, false, null, null);
  static final CacheWishes NO_STORE = new CacheWishes(true, false, null, null);
  static final CacheWishes REFRESH = new CacheWishes(false, true, null, null);

  static CacheWishes in(String namespace) {
    return new CacheWishes(false, false, namespace, null);
  }

  /** Nothing that is kept is as young as no time at all. */
  static CacheWishes within(Duration maxAge) {
    return maxAge.isZero() ? REFRESH : new CacheWishes(false, false, null, maxAge);
  }

  /** Both; of two namespaces this one's, of two ages the lower. */
  CacheWishes and(CacheWishes more) {
    return new CacheWishes(
        noStore || more.noStore,
        refresh || more.refresh,
        namespace == null ? more.namespace : namespace,
        maxAge == null || more.maxAge == null
            ? maxAge == null ? more.maxAge : maxAge
            : atMost(maxAge, more.maxAge));
  }

  /** What a config allows, or less. */
  public Duration maxAge(Duration most) {
    return maxAge == null ? most : atMost(maxAge, most);
  }

  private static Duration atMost(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
