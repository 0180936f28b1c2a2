package io.turnpike.billing.allotment;

/** A token bucket of one node. */
final class AloneRate {

  private final long capacity;
  private final double perNano;
  private double level;
  private long atNanos = System.nanoTime();

  AloneRate(long capacity, long perMillis) {
    this.capacity = Math.max(1, capacity);
    this.perNano = this.capacity / (perMillis * 1e6);
    this.level = this.capacity;
  }

  /** On the way to Redis only, so by one at a time. */
  boolean take(long amount) {
    long now = System.nanoTime();
    level = Math.min(capacity, level + (now - atNanos) * perNano);
    atNanos = now;
    boolean fits = level >= Math.min(amount, capacity);
    level -= fits ? amount : 0;
    return fits;
  }
}
