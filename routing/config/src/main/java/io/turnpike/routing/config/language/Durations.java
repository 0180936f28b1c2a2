package io.turnpike.routing.config.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Durations as people write them: {@code "500ms"}, {@code "2s"}, {@code "1.5m"}, or whole ms. */
public final class Durations {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m)");

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

  private static @Nullable Duration parse(JsonNode value) {
    if (value.isNumber()) {
      Integer millis = JsonValues.integer(value);
      return millis == null || millis < 0 ? null : Duration.ofMillis(millis);
    }
    Matcher written = WRITTEN.matcher(value.isString() ? value.stringValue() : "");
    return written.matches() ? of(written.group(1), written.group(2)) : null;
  }

  private static Duration of(String number, String unit) {
    long millisPerUnit =
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1000;
          default -> 60_000;
        };
    BigDecimal millis = new BigDecimal(number).multiply(BigDecimal.valueOf(millisPerUnit));
    return Duration.ofMillis(millis.longValue());
  }
}
