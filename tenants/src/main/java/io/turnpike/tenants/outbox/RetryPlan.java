package io.turnpike.tenants.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery that failed is tried again.
 *
 * @param waits before the second try, the third, and so on
 */
record RetryPlan(List<Duration> waits) {

  /** Null when there is nothing more to try. A test is for somebody who is watching. */
  @Nullable Duration after(Due due) {
    return due.isTest() || due.tries() > waits.size() ? null : spread(waits.get(due.tries() - 1));
  }

  /** Up to a tenth earlier, so that what failed together does not come back together. */
  private static Duration spread(Duration wait) {
    long millis = wait.toMillis();
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1));
  }
}
