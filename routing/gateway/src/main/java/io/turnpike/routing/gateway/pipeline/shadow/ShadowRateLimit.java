package io.turnpike.routing.gateway.pipeline.shadow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How much shadow traffic a config may still send on this node. A bucket that fills evenly and
 * holds a minute's worth: what comes all at once after a quiet minute is sent up to its share, and
 * no stretch of time sees more than that share and what one minute saved up.
 */
final class ShadowRateLimit {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /**
   * @param config null for documents that come with requests: a client that changes them all the
   *     time gets no bucket for each
   */
  private record Key(OrganizationId organization, @Nullable String config, String at) {}

  /** When each bucket will be full again, in nanoseconds of the running clock. */
  private final Cache<Key, AtomicLong> full =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterAccess(Duration.ofMinutes(10))
          .executor(Runnable::run)
          .build();

  boolean take(Call call, Shadow shadow) {
    return take(call, shadow.at(), shadow.perMinute());
  }

  /**
   * @param at JSON pointer of what in the config asks for it
   */
  boolean take(Call call, String at, int perMinute) {
    long now = System.nanoTime();
    String config = ConfigReference.saved(call.plan().config());
    Key key = new Key(call.caller().organization(), config, at);
    return take(full.get(key, _ -> new AtomicLong(now)), now, perMinute);
  }

  static boolean take(AtomicLong full, long now, int perMinute) {
    long each = MINUTE / perMinute;
    long inHand = (perMinute - 1) * each;
    while (true) {
      long known = full.get();
      long from = known - now > 0 ? known : now;
      if (from - now > inHand) {
        return false;
      }
      if (full.compareAndSet(known, from + each)) {
        return true;
      }
    }
  }
}
