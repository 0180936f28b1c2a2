package io.turnpike.routing.config.language;

import io.turnpike.routing.WrittenDuration;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Durations as people write them: {@code "500ms"}, {@code "2s"}, {@code "1.5m"}, or whole ms. */
public final class Durations {

  private Durations() {}

  /** Null when it is none, or out of bounds; that is noted. */
  public static @Nullable Duration read(
      JsonNode value, Pointer at, Duration most, Findings findings) {
    Duration duration = parse(value);
    if (duration == null) {
      findings.mistake(
          at, "must be a duration such as \"500ms\" or \"2s\", or whole milliseconds.");
      return null;
    }
    if (duration.isZero() || duration.compareTo(most) > 0) {
      findings.mistake(at, "must be longer than 0 and at most " + text(most) + ".");
      return null;
    }
    return duration;
  }

  public static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }

  /** Null when it is none. */
  public static @Nullable Duration parse(JsonNode value) {
    if (value.isNumber()) {
      Integer millis = JsonValues.integer(value);
      return millis == null || millis < 0 ? null : Duration.ofMillis(millis);
    }
    return value.isString() ? WrittenDuration.parse(value.stringValue(), ChronoUnit.MINUTES) : null;
  }
}
