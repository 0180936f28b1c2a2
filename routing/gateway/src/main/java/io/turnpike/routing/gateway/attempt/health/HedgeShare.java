package io.turnpike.routing.gateway.attempt.health;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps second tries to a share of requests; both counts are halved now and then to stay recent.
 */
public final class HedgeShare {

  private static final int HALVED_AT = 10_000;
  private static final int HALF = 32;
  private static final long REQUESTS = (1L << HALF) - 1;

  private final AtomicLong packed = new AtomicLong();

  /** One more request that might have a second try. */
  public void request() {
    packed.updateAndGet(HedgeShare::more);
  }

  /** True when a second try keeps within the share; it is counted then. */
  public boolean take(double mostPercent) {
    long before = packed.get();
    long hedges = (before >>> HALF) + 1;
    return hedges * 100 <= mostPercent * (before & REQUESTS)
        && packed.compareAndSet(before, before + (1L << HALF));
  }

  private static long more(long before) {
    long requests = before & REQUESTS;
    long hedges = before >>> HALF;
    return requests < HALVED_AT ? before + 1 : hedges / 2 << HALF | requests / 2 + 1;
  }
}
