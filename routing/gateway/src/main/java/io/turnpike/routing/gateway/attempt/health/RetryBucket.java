package io.turnpike.routing.gateway.attempt.health;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every attempt saves up a tenth of a retry, ten retries at most; so an outage is not multiplied.
 */
public final class RetryBucket {

  private static final int RETRY = 10;
  private static final int MOST = 10 * RETRY;
  private static final int AT_FIRST = 3 * RETRY;

  private final AtomicInteger tenths = new AtomicInteger(AT_FIRST);

  public void deposit() {
    tenths.getAndUpdate(before -> Math.min(MOST, before + 1));
  }

  /** False when nothing is left. */
  public boolean take() {
    return tenths.getAndUpdate(before -> before >= RETRY ? before - RETRY : before) >= RETRY;
  }

  public void giveBack() {
    tenths.getAndUpdate(before -> Math.min(MOST, before + RETRY));
  }
}
