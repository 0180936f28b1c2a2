package io.turnpike.routing.gateway.edge.compatibility;

import io.turnpike.routing.gateway.edge.header.WrongHeader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Values as other gateways write them. */
final class HeaderValues {

  private static final int LONGEST = 256;
  private static final int MOST_NAMES = 50;
  private static final int MOST_DIGITS = 9;

  private HeaderValues() {}

  static boolean truth(String header, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw WrongHeader.of(header, "must be \"true\" or \"false\"");
    };
  }

  static boolean isFalse(String value) {
    return value.equalsIgnoreCase("false") || value.equals("0");
  }

  static String text(String header, String value) {
    if (value.length() > LONGEST) {
      throw WrongHeader.of(header, "must not be longer than " + LONGEST + " characters");
    }
    return value;
  }

  static int number(String header, String value, int least, int most) {
    boolean digits = value.length() <= MOST_DIGITS && value.chars().allMatch(Character::isDigit);
    int number = digits ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw WrongHeader.of(header, "must be a whole number from " + least + " to " + most);
    }
    return number;
  }

  static Duration millis(String header, String value, int most) {
    return Duration.ofMillis(number(header, value, 0, most));
  }

  static double factor(String header, String value) {
    try {
      double factor = Double.parseDouble(value);
      if (factor >= 1 && factor <= 10) {
        return factor;
      }
    } catch (NumberFormatException none) {
      // Told below, like a number that is too large.
    }
    throw WrongHeader.of(header, "must be a number from 1 to 10");
  }

  /** Separated by commas, or as a JSON list. */
  static Set<String> names(String header, String value) {
    boolean json = value.startsWith("[") && value.endsWith("]");
    String list = json ? value.substring(1, value.length() - 1).replace("\"", "") : value;
    Set<String> names =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    if (names.isEmpty() || names.size() > MOST_NAMES) {
      throw WrongHeader.of(header, "must list 1 to " + MOST_NAMES + " names, separated by commas");
    }
    return names;
  }
}
