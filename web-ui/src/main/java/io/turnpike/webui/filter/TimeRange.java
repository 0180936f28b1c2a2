package io.turnpike.webui.filter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From when to when: a preset that ends now, or fixed ends, either of which may be open.
 *
 * @param preset null when an end is fixed, or for any time
 * @param to excluded
 */
public record TimeRange(@Nullable Preset preset, @Nullable Instant from, @Nullable Instant to) {

  public static final TimeRange ANY = new TimeRange(null, null, null);

  /** The parameters it is written in. */
  public static final Set<String> NAMES = Set.of("range", "from", "to");

  public static TimeRange of(Preset preset) {
    return new TimeRange(preset, null, null);
  }

  /** Fixed ends win over a preset. */
  public static TimeRange read(Readings readings) {
    Preset preset = preset(readings);
    Instant from = readings.moment("from");
    Instant to = readings.end("to");
    if (from != null && to != null && !from.isBefore(to)) {
      readings.mistake("from", "\"From\" must be before \"To\".");
      return ANY;
    }
    return from == null && to == null
        ? new TimeRange(preset, null, null)
        : new TimeRange(null, from, to);
  }

  public @Nullable Instant begin(ZonedDateTime now) {
    return preset == null ? from : preset.begin(now).toInstant();
  }

  /** Excluded; null where it is open. */
  public @Nullable Instant end(ZonedDateTime now) {
    ZonedDateTime end = preset == null ? null : preset.end(now);
    return end == null ? to : end.toInstant();
  }

  public boolean isAny() {
    return preset == null && from == null && to == null;
  }

  /** Whether it reaches into the future, so that new requests fall into it. */
  public boolean open() {
    return preset == null ? to == null : preset.open();
  }

  /** For a field of date and time; null for none. */
  public @Nullable LocalDateTime local(@Nullable Instant moment, ZoneId zone) {
    return moment == null
        ? null
        : moment.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
  }

  public boolean is(Preset other) {
    return preset == other;
  }

  public UrlQuery writeTo(UrlQuery query) {
    return query
        .add("range", preset == null ? null : preset.word())
        .add("from", from)
        .add("to", to);
  }

  private static @Nullable Preset preset(Readings readings) {
    String word = readings.text("range");
    if (word == null) {
      return null;
    }
    Preset found =
        Arrays.stream(Preset.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElse(null);
    if (found == null) {
      readings.mistake("range", "\"" + word + "\" is no time range; for example 24h is one.");
    }
    return found;
  }
}
