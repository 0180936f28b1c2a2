package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;

/** How long a target takes; streams and whole answers apart. Times are in microseconds. */
public final class TargetTimes {

  private final Clock clock;
  private final Latencies streamed = new Latencies();
  private final Latencies whole = new Latencies();

  TargetTimes(Clock clock) {
    this.clock = clock;
  }

  /** To first content; of whole answers where none was streamed; -1 while unknown. */
  public long firstToken() {
    return mostTelling().average();
  }

  public long firstTokenP50() {
    return mostTelling().p50();
  }

  public long firstTokenP95() {
    return mostTelling().p95();
  }

  /** Half of such calls took less; -1 while there are fewer than {@code least} to say. */
  public long usual(boolean streamed, int least) {
    Latencies kind = kind(streamed);
    return kind.samples() < least ? -1 : kind.p50();
  }

  /** One of twenty such calls took longer; -1 while there are fewer than {@code least} to say. */
  public long longest(boolean streamed, int least) {
    Latencies kind = kind(streamed);
    return kind.samples() < least ? -1 : kind.p95();
  }

  void took(long micros, boolean streamed) {
    kind(streamed).record(micros, clock.millis());
  }

  private Latencies kind(boolean streamed) {
    return streamed ? this.streamed : whole;
  }

  private Latencies mostTelling() {
    return streamed.samples() > 0 ? streamed : whole;
  }
}
