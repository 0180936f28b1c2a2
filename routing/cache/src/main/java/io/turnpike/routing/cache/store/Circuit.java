package io.turnpike.routing.cache.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * After a failure Redis is left alone for a second, so that an outage costs no request its time.
 */
final class Circuit {

  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final AtomicLong againNanos = new AtomicLong(System.nanoTime());

  boolean open() {
    return againNanos.get() - System.nanoTime() > 0;
  }

  void failed() {
    againNanos.set(System.nanoTime() + PAUSE);
  }
}
