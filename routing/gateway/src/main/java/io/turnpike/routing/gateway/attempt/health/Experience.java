package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;

/** What became of a target's calls lately, and what another node has said about it. */
final class Experience {

  private static final long HINT_MILLIS = 30_000;
  private static final int HINTED_FAILURES = 3;

  private final Clock clock;
  private final Tally tally;
  private volatile long hintedUntil;

  Experience(Clock clock, HealthSettings settings) {
    this.clock = clock;
    this.tally = new Tally(settings.window().toMillis() / 2);
  }

  void counted(boolean failed) {
    tally.count(failed, clock.millis());
  }

  /** Share of the window's calls that went well, 0 to 1; 1 when there were none. */
  double health() {
    return tally.health(clock.millis());
  }

  void forget() {
    tally.clear();
  }

  /** Another node has found it broken: three failures are enough to believe it, for a while. */
  void hint() {
    hintedUntil = clock.millis() + HINT_MILLIS;
  }

  /** Whether its own failures bear out what another node has said. */
  boolean isHintBorneOut() {
    long now = clock.millis();
    int failures = tally.failures(now);
    return now < hintedUntil && failures >= HINTED_FAILURES && failures * 2 >= tally.calls(now);
  }
}
