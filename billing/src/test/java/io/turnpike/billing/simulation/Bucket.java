package io.turnpike.billing.simulation;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A limit of requests a day as the books know it: what was let through of it since it began. */
final class Bucket {

  private final long capacity;
  private final UUID counter;
  private final long beganNanos = System.nanoTime();
  private final Set<SimulatedCall> calls = new HashSet<>();

  Bucket(long capacity, UUID counter) {
    this.capacity = capacity;
    this.counter = counter;
  }

  UUID counter() {
    return counter;
  }

  void take(SimulatedCall call) {
    calls.add(call);
  }

  /** A call that was never sent does not count. */
  void giveBack(SimulatedCall call) {
    calls.remove(call);
  }

  /** With what has come back since it began. */
  boolean isWithin() {
    double days = (double) (System.nanoTime() - beganNanos) / TimeUnit.DAYS.toNanos(1);
    return calls.size() <= capacity + Math.ceil(capacity * days);
  }

  @Override
  public String toString() {
    return calls.size() + " of " + capacity;
  }
}
