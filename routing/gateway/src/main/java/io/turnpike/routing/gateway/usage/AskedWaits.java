package io.turnpike.routing.gateway.usage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** How long targets ask to be left alone. */
public final class AskedWaits {

  /** Longer than any wait. */
  public static final Duration NEVER = Duration.ofDays(36_500);

  private final AtomicReference<Duration> least = new AtomicReference<>(NEVER);

  AskedWaits() {}

  public void add(Duration wait) {
    least.accumulateAndGet(wait, (one, other) -> one.compareTo(other) < 0 ? one : other);
  }

  /** What the client is told; {@link #NEVER} when no target said. */
  public Duration least() {
    return least.get();
  }
}
