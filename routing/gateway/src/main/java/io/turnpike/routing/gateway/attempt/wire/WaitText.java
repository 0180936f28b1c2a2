package io.turnpike.routing.gateway.attempt.wire;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.netty.handler.codec.DateFormatter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Waits as providers write them. What makes no sense is null; nothing is longer than a day. */
final class WaitText {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LONGEST_TEXT = 64;

  private static final String FRACTION = "(\\d+(?:\\.\\d+)?)";

  /** As in {@code 1h6m0.5s}, {@code 350ms} or {@code 1 minute 30 seconds}. */
  private static final Pattern UNITS =
      Pattern.compile(
          "(?:"
              + FRACTION
              + " *h(?:ours?)?)? *(?:"
              + FRACTION
              + " *m(?:in(?:ute)?s?)?)? *(?:"
              + FRACTION
              + " *s(?:ec(?:ond)?s?)?)? *(?:"
              + FRACTION
              + " *m(?:illi)?s(?:econds?)?)?");

  private WaitText() {}

  static @Nullable Duration any(String text, Instant now) {
    Duration number = number(text, 1_000);
    if (number != null) {
      return number;
    }
    Duration units = units(text.strip());
    return units != null ? units : date(text, now);
  }

  static @Nullable Duration span(String text) {
    return units(text.strip().toLowerCase(java.util.Locale.ROOT));
  }

  static @Nullable Duration number(String text, long unitMillis) {
    try {
      double value = Double.parseDouble(text.strip()) * unitMillis;
      return Double.isNaN(value) ? null : bounded(Duration.ofMillis(Math.round(value)));
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /** The three forms of HTTP, or ISO 8601; a moment that has passed means now. */
  static @Nullable Duration date(String text, Instant now) {
    Instant at = text.length() > LONGEST_TEXT ? null : instant(text.strip());
    return at == null ? null : bounded(Duration.between(now, at));
  }

  private static @Nullable Instant instant(String text) {
    Date http = DateFormatter.parseHttpDate(text);
    if (http != null) {
      return http.toInstant();
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static @Nullable Duration units(String text) {
    Matcher parts = UNITS.matcher(text);
    if (text.isEmpty() || text.length() > LONGEST_TEXT || !parts.matches()) {
      return null;
    }
    double millis =
        part(parts, 1) * 3_600_000
            + part(parts, 2) * 60_000
            + part(parts, 3) * 1_000
            + part(parts, 4);
    return bounded(Duration.ofMillis(Math.round(millis)));
  }

  private static double part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Double.parseDouble(digits);
  }

  private static Duration bounded(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
