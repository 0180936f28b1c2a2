package io.turnpike.routing.gateway.usage;

import java.util.concurrent.atomic.AtomicInteger;

/** The calls to providers that one request has made or is about to make. */
public final class CallAllowance {

  private final AtomicInteger taken = new AtomicInteger();

  CallAllowance() {}

  /**
   * Takes one of the calls that a request may make; false when none is left, however many ask at
   * once.
   */
  public boolean take(int most) {
    return taken.getAndUpdate(before -> Math.min(before + 1, most)) < most;
  }

  /** One that was taken and not made. */
  public void giveBack() {
    taken.decrementAndGet();
  }
}
