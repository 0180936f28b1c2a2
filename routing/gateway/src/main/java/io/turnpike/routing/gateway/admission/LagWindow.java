package io.turnpike.routing.gateway.admission;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** The last so many measurements, in milliseconds. */
final class LagWindow {

  private static final int KEPT = 256;
  private static final double SHARE = 0.99;

  private final AtomicIntegerArray samples = new AtomicIntegerArray(KEPT);
  private final AtomicInteger next = new AtomicInteger();

  void add(long millis) {
    int place = next.getAndIncrement() & KEPT - 1;
    samples.set(place, Math.clamp(millis, 0, Integer.MAX_VALUE));
  }

  /** One of a hundred was later; 0 while nothing was measured. */
  int p99() {
    int[] sorted = new int[KEPT];
    Arrays.setAll(sorted, samples::get);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(KEPT * SHARE) - 1];
  }
}
