package io.turnpike.billing.allotment;

/** A token bucket of one node. */
final class AloneRate {

  private final long capacity;
  private final double perNano;
  private double level;
  private long atNanos;

  AloneRate(long capacity, long perMillis, long nowNanos) {
    this.capacity = Math.max(1, capacity);
    this.perNano = this.capacity / (perMillis * 1e6);
    this.level = this.capacity;
    this.atNanos = nowNanos;
  }

  /** On the way to Redis only, so by one at a time. */
  boolean take(long amount, long nowNanos) {
    level = Math.min(capacity, level + (nowNanos - atNanos) * perNano);
    atNanos = nowNanos;
    boolean fits = level >= Math.min(amount, capacity);
    level -= fits ? amount : 0;
    return fits;
  }
}
