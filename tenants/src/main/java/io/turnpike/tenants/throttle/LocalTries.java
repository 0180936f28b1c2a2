package io.turnpike.tenants.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** This node's own count, for as long as the shared one cannot be reached. */
final class LocalTries implements Tries {

  private static final int MOST = 100_000;

  private final Cache<String, Tally> tallies =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofHours(1)).build();

  @Override
  public Mono<Duration> admit(String key, Limit limit) {
    return Mono.fromCallable(() -> admit(key, limit, Instant.now()));
  }

  @Override
  public Mono<Void> refund(String key) {
    return Mono.fromRunnable(() -> tallies.asMap().computeIfPresent(key, (_, it) -> it.less()));
  }

  @Override
  public Mono<Void> forget(String key) {
    return Mono.fromRunnable(() -> tallies.invalidate(key));
  }

  Duration admit(String key, Limit limit, Instant now) {
    Duration[] wait = {Duration.ZERO};
    tallies.asMap().compute(key, (_, tally) -> next(tally, limit, now, wait));
    return wait[0];
  }

  private static Tally next(@Nullable Tally tally, Limit limit, Instant now, Duration[] wait) {
    Tally current = tally == null || tally.over(now) ? Tally.beginning(now, limit) : tally;
    wait[0] = current.wait(now, limit);
    return wait[0].isPositive() ? current : current.more(now, limit);
  }

  private record Tally(int tries, Instant open, Instant end) {

    static Tally beginning(Instant now, Limit limit) {
      return new Tally(0, now, now.plus(limit.window()));
    }

    boolean over(Instant now) {
      return !now.isBefore(end);
    }

    Duration wait(Instant now, Limit limit) {
      Duration wait = Duration.between(now, tries >= limit.most() ? end : open);
      return wait.isNegative() ? Duration.ZERO : wait;
    }

    Tally more(Instant now, Limit limit) {
      return new Tally(tries + 1, now.plus(limit.waitAfter(tries + 1)), end);
    }

    Tally less() {
      return new Tally(Math.max(0, tries - 1), open, end);
    }
  }
}
