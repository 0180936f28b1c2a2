package io.turnpike.routing.gateway.call;

import java.util.concurrent.atomic.AtomicInteger;

/** The attempts that one request may make, however its plan is nested. */
public final class AttemptBudget {

  /** Calls to providers that one request costs at most. */
  public static final int MOST = 5;

  /** Nor are more targets than this looked at that are turned away as they are to be asked. */
  public static final int MOST_TURNED_AWAY = 100;

  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();

  AttemptBudget() {}

  /** Takes one attempt; false when none is left, however many ask at once. */
  public boolean take() {
    return taken.getAndUpdate(before -> Math.min(before + 1, MOST)) < MOST;
  }

  /** One that was taken and not made: its target was turned away. */
  public void giveBack() {
    turnedAway.incrementAndGet();
    taken.decrementAndGet();
  }

  /** Attempts made, those under way included. */
  public int made() {
    return taken.get();
  }

  /** Whether another one may be made. */
  public boolean isLeft() {
    return taken.get() < MOST;
  }

  /** Whether the plan is to be followed no further. */
  public boolean isUsedUp() {
    return !isLeft() || taken.get() + turnedAway.get() >= MOST_TURNED_AWAY;
  }
}
