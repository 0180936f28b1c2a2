package io.turnpike.routing.config.lint;

import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.plan.Target;
import java.time.Duration;

/** Warns of tries that come after the whole request is over, by the waits between them alone. */
final class BackoffCheck {

  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 8_000;

  private BackoffCheck() {}

  static void check(Target target, Findings findings) {
    Duration waits = longest(target.retry().attempts());
    Duration total = target.timeouts().total();
    if (waits.compareTo(total) >= 0) {
      findings.warning(
          new Pointer(target.at()),
          "may wait "
              + Durations.text(waits)
              + " between its tries, and \"total\" is "
              + Durations.text(total)
              + ": the last of them are never made.");
    }
  }

  /** Waits double from the first to the longest; each is drawn between nothing and that. */
  private static Duration longest(int retries) {
    long millis = 0;
    for (int i = 0; i < retries; i++) {
      millis += Math.min(LONGEST_MILLIS, FIRST_MILLIS << i);
    }
    return Duration.ofMillis(millis);
  }
}
