package io.turnpike.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much may be asked in a time, or at once.
 *
 * @param id as people call it, unique in its organization
 * @param counter what its counters are kept under; another one when what is counted has changed
 * @param amount of the measure, nano-USD of money; more than 0
 * @param per null for {@link Measure#CONCURRENCY}
 */
public record Limit(
    String id,
    UUID counter,
    Scope scope,
    Measure measure,
    long amount,
    @Nullable Per per,
    Instant createdAt) {

  public enum Measure {
    REQUESTS,
    TOKENS,
    /** Nano-USD. */
    COST,
    /** Calls in flight. */
    CONCURRENCY
  }

  public enum Per {
    SECOND(Duration.ofSeconds(1)),
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Per(Duration length) {
      this.length = length;
    }

    public Duration length() {
      return length;
    }
  }
}
