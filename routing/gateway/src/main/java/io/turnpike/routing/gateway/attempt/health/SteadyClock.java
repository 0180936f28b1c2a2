package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Tells the time of day of its making plus what has passed since: it never jumps. */
final class SteadyClock extends Clock {

  private final Instant start = Instant.now();
  private final long startMillis = start.toEpochMilli();
  private final long startNanos = System.nanoTime();

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }

  @Override
  public long millis() {
    return startMillis + (System.nanoTime() - startNanos) / 1_000_000;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
