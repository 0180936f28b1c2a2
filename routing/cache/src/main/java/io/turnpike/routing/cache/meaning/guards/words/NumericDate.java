package io.turnpike.routing.cache.meaning.guards.words;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates in digits. Which of two small numbers is the month is not known, and left open. */
final class NumericDate {

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Pattern MONTH = Pattern.compile("(\\d{1,2})/(\\d{4})");
  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{2,4}))?");

  private NumericDate() {}

  static @Nullable Days of(String plain) {
    Matcher iso = ISO.matcher(plain);
    if (iso.matches()) {
      return days(iso.group(3), iso.group(2), iso.group(1));
    }
    Matcher dotted = DOTTED.matcher(plain);
    if (dotted.matches()) {
      return days(dotted.group(1), dotted.group(2), dotted.group(3));
    }
    Matcher month = MONTH.matcher(plain);
    if (month.matches()) {
      return new Days(List.of("month " + number(month.group(1)), "year " + month.group(2)), 1);
    }
    Matcher slashed = SLASHED.matcher(plain);
    return slashed.matches() ? slashed(slashed) : null;
  }

  private static Days slashed(Matcher parts) {
    int first = number(parts.group(1));
    int second = number(parts.group(2));
    String year = parts.group(3) == null ? "" : parts.group(3);
    if (first > 12 && second <= 12) {
      return days(parts.group(1), parts.group(2), year);
    }
    if (second > 12 && first <= 12) {
      return days(parts.group(2), parts.group(1), year);
    }
    return new Days(List.of("slashed " + first + "/" + second + " " + year), 1);
  }

  private static Days days(String day, String month, String year) {
    List<String> marks = List.of("day " + number(day), "month " + number(month), "year " + year);
    return new Days(year.isEmpty() ? marks.subList(0, 2) : marks, 1);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
