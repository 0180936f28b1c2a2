package io.turnpike.billing.stored;

import io.turnpike.infra.ids.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Ids of events sort by time, so a condition on {@code started_at} also says where in the index and
 * in which partitions to look. Only a bound to look within: the condition itself still decides.
 */
public final class EventTime {

  /** How far a request's beginning and its id, both made at admission, may lie apart. */
  public static final Duration CLOSE = Duration.ofHours(1);

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private EventTime() {}

  /** No id of an event that began at this time or later is smaller. */
  public static UUID lowestId(Instant from) {
    return firstIdOf(within(from).minus(CLOSE));
  }

  /** All ids of events that began before this time are smaller. */
  public static UUID highestId(Instant to) {
    return firstIdOf(within(to).plus(CLOSE));
  }

  /** The UTC day in which such an id was made. */
  public static LocalDate day(UUID id) {
    return LocalDate.ofInstant(TimeOrderedId.madeAt(id), ZoneOffset.UTC);
  }

  /** The UTC day of a time. */
  public static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** When an id was made. */
  public static Instant madeAt(UUID id) {
    return TimeOrderedId.madeAt(id);
  }

  /** The nearest time that Postgres and this product can hold. */
  public static Instant within(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return time.isAfter(LATEST) ? LATEST : time;
  }

  /** Ids made at this millisecond or later are not smaller, those made before are. */
  public static UUID firstIdOf(Instant time) {
    return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
  }
}
