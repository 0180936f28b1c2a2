package io.turnpike.routing.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.routing.RoutePlan.Shadow;
import io.turnpike.routing.attempt.Call;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many copies a shadow may still send on this node. A bucket that fills evenly and holds a
 * tenth of a minute's copies, so that a minute never sees more than a tenth above its share.
 */
final class CopyRates {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final long SLACK = MINUTE / 10;

  private record Key(OrganizationId organization, @Nullable String config, String at) {}

  /** When each bucket will be full again, in nanoseconds of the running clock. */
  private final Cache<Key, AtomicLong> full =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofMinutes(10)).build();

  boolean take(Call call, Shadow shadow) {
    long now = System.nanoTime();
    Key key = new Key(call.caller().organization(), call.plan().config(), shadow.at());
    return take(full.get(key, _ -> new AtomicLong(now)), now, MINUTE / shadow.perMinute());
  }

  /**
   * @param each nanoseconds that one copy takes to come back
   */
  static boolean take(AtomicLong full, long now, long each) {
    while (true) {
      long known = full.get();
      long from = known - now > 0 ? known : now;
      if (from - now > SLACK) {
        return false;
      }
      if (full.compareAndSet(known, from + each)) {
        return true;
      }
    }
  }
}
