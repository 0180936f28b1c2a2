package io.turnpike.routing.conversion.litellm.management;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * For how long an amount of money is, from a length of time such as {@code 30d}: by the calendar
 * where both do that, else the next longer time that there is, so that no more can be spent.
 *
 * @param json as a budget has it
 * @param difference what is not the same, as a sentence; empty for nothing
 */
record BudgetPeriod(JsonNode json, String difference) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*(mo|[smhdw])");
  private static final int LONGEST_DAYS = 366;
  private static final int MONTH = 30;
  private static final int DAY_HOURS = 24;
  private static final long HOUR_SECONDS = 3600;

  /** What has no duration there never begins anew. */
  static final BudgetPeriod ALWAYS = word("lifetime", "");

  /** Null for what is no length of time. */
  static @Nullable BudgetPeriod of(String written) {
    Matcher read = WRITTEN.matcher(written.strip());
    if (!read.matches() || Long.parseLong(read.group(1)) == 0) {
      return null;
    }
    long many = Long.parseLong(read.group(1));
    return switch (read.group(2)) {
      case "s" -> hours(-Math.floorDiv(-many, HOUR_SECONDS), many % HOUR_SECONDS == 0);
      case "m" -> hours(-Math.floorDiv(-many, 60L), many % 60 == 0);
      case "h" -> hours(many, true);
      case "w" -> days(many * 7);
      case "mo" -> many == 1 ? word("month", "") : days(many * MONTH);
      default -> days(many);
    };
  }

  /** Whole days, the last one begun; 0 for what is no length of time. */
  static long inDays(String written) {
    Matcher read = WRITTEN.matcher(written.strip());
    if (!read.matches()) {
      return 0;
    }
    long many = Long.parseLong(read.group(1));
    return switch (read.group(2)) {
      case "s" -> -Math.floorDiv(-many, DAY_HOURS * HOUR_SECONDS);
      case "m" -> -Math.floorDiv(-many, DAY_HOURS * 60L);
      case "h" -> -Math.floorDiv(-many, (long) DAY_HOURS);
      case "w" -> many * 7;
      case "mo" -> many * MONTH;
      default -> many;
    };
  }

  private static BudgetPeriod hours(long hours, boolean whole) {
    if (hours == 1) {
      return word("hour", whole ? "" : " It is for a whole hour: there is no shorter time.");
    }
    return hours % DAY_HOURS == 0
        ? days(hours / DAY_HOURS)
        : hours < DAY_HOURS
            ? word("day", " It is for a whole day: there is no time between an hour and that.")
            : days(hours / DAY_HOURS + 1);
  }

  private static BudgetPeriod days(long days) {
    if (days == 1) {
      return word("day", "");
    }
    if (days == 7) {
      return word("week", "");
    }
    if (days == MONTH) {
      return word("month", "");
    }
    int rolling = (int) Math.min(days, LONGEST_DAYS);
    return new BudgetPeriod(
        JSON.objectNode().put("rolling_days", rolling),
        " It is for the last " + rolling + " days at any time, and begins anew with no day.");
  }

  private static BudgetPeriod word(String word, String difference) {
    return new BudgetPeriod(JSON.stringNode(word), difference);
  }

  private static String unit(String word) {
    return switch (word) {
      case "lifetime" -> "for ever";
      case "hour" -> "an hour";
      default -> "a " + word;
    };
  }

  /** For a sentence. */
  String words() {
    return json.isString()
        ? unit(json.stringValue())
        : "in " + json.path("rolling_days").asInt() + " days";
  }
}
