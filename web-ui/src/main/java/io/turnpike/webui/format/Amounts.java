package io.turnpike.webui.format;

import java.util.Locale;

/** Counts and durations with their units. */
public final class Amounts {

  private static final long MILLI = 1_000;
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Amounts() {}

  public static String count(long number) {
    return String.format(Locale.US, "%,d", number);
  }

  public static String tokens(long number) {
    return count(number) + " tok";
  }

  /**
   * Three digits that count: {@code 850 µs}, {@code 12.3 ms}, {@code 1.24 s}, {@code 2 m 03 s},
   * {@code 31 h 05 m}.
   */
  public static String micros(long micros) {
    if (micros < 0) {
      return "–";
    }
    if (micros < MILLI) {
      return micros + " µs";
    }
    if (micros < SECOND) {
      return digits(micros / (double) MILLI) + " ms";
    }
    if (micros < MINUTE) {
      return digits(micros / (double) SECOND) + " s";
    }
    return micros < HOUR ? minutes(micros) : hours(micros);
  }

  public static String percent(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    double percent = 100.0 * part / whole;
    return percent > 0 && percent < 0.1 ? "< 0.1 %" : String.format(Locale.US, "%.1f %%", percent);
  }

  private static String digits(double value) {
    int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return String.format(Locale.US, "%." + decimals + "f", value);
  }

  private static String hours(long micros) {
    return String.format(Locale.US, "%,d h %02d m", micros / HOUR, micros % HOUR / MINUTE);
  }

  private static String minutes(long micros) {
    long seconds = micros / SECOND;
    return String.format(Locale.US, "%d m %02d s", seconds / 60, seconds % 60);
  }
}
