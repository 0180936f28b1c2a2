package io.turnpike.routing.attempt;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a provider asks to be left alone, in the three ways providers write it. */
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** Null when it does not say, or nothing sensible. */
  static @Nullable Duration of(HttpHeaders headers) {
    String millis = headers.get("retry-after-ms");
    String value = headers.get("retry-after");
    if (millis != null) {
      return number(millis, 1);
    }
    if (value == null) {
      return null;
    }
    Duration seconds = number(value, 1_000);
    return seconds != null ? seconds : date(value);
  }

  private static @Nullable Duration number(String text, long unitMillis) {
    try {
      double value = Double.parseDouble(text.strip());
      return bounded(Duration.ofMillis(Math.round(value * unitMillis)));
    } catch (NumberFormatException none) {
      return null;
    }
  }

  private static @Nullable Duration date(String text) {
    try {
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return bounded(Duration.between(Instant.now(), at));
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static Duration bounded(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
