package io.turnpike.routing.gateway.attempt.health;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a target took lately: a moving average that forgets with time, and percentiles of the
 * last 64 calls. Writers do the sorting, every eighth time; readers read a number.
 */
final class Latencies {

  private static final int KEPT = 64;
  private static final double MEMORY_MILLIS = 10_000;
  private static final double LEAST_WEIGHT = 0.1;

  private final AtomicReference<Average> average = new AtomicReference<>(Average.NONE);
  private final AtomicIntegerArray samples = new AtomicIntegerArray(KEPT);
  private final AtomicInteger count = new AtomicInteger();
  private volatile long p50 = -1;
  private volatile long p95 = -1;

  void record(long micros, long nowMillis) {
    average.updateAndGet(before -> before.with(micros, nowMillis));
    int number = count.getAndUpdate(before -> before == Integer.MAX_VALUE ? KEPT : before + 1);
    samples.set(number % KEPT, (int) Math.min(micros, Integer.MAX_VALUE));
    if (number < KEPT / 2 || number % 8 == 0) {
      sort();
    }
  }

  /** Microseconds; -1 while unknown. */
  long average() {
    return average.get().micros();
  }

  long p50() {
    return p50;
  }

  long p95() {
    return p95;
  }

  /** How many calls the percentiles rest on. */
  int samples() {
    return Math.min(count.get(), KEPT);
  }

  private void sort() {
    int[] sorted = new int[samples()];
    Arrays.setAll(sorted, samples::get);
    Arrays.sort(sorted);
    p50 = sorted[(sorted.length - 1) / 2];
    p95 = sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
  }

  private record Average(long micros, long atMillis) {

    static final Average NONE = new Average(-1, 0);

    /** A call after a long silence weighs more than one in the middle of many. */
    Average with(long sample, long nowMillis) {
      if (micros < 0) {
        return new Average(sample, nowMillis);
      }
      double weight =
          Math.max(LEAST_WEIGHT, 1 - Math.exp(-Math.max(0, nowMillis - atMillis) / MEMORY_MILLIS));
      return new Average(Math.round(micros + weight * (sample - micros)), nowMillis);
    }
  }
}
