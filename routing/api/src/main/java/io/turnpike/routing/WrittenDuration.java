package io.turnpike.routing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them, in configs and in requests: {@code 500ms}, {@code 1.5m}. */
public final class WrittenDuration {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h|d)");

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private WrittenDuration() {}

  /**
   * Null when it is none; whole milliseconds, rounded down.
   *
   * @param largest the largest unit that may be written
   */
  public static @Nullable Duration parse(String text, ChronoUnit largest) {
    Matcher written = WRITTEN.matcher(text);
    ChronoUnit unit = written.matches() ? UNITS.get(written.group(2)) : null;
    return unit == null || unit.compareTo(largest) > 0
        ? null
        : Duration.ofMillis(millis(new BigDecimal(written.group(1)), unit));
  }

  private static long millis(BigDecimal amount, ChronoUnit unit) {
    return amount.multiply(BigDecimal.valueOf(unit.getDuration().toMillis())).longValue();
  }
}
