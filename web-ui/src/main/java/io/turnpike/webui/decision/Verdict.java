package io.turnpike.webui.decision;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code x-turnpike-decision} says in a line of codes, as a line of words. */
public final class Verdict {

  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth");
  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight");

  /** Between the words of one strategy and those of the next. */
  private static final Pattern NEXT = Pattern.compile(" (?=[a-z_]+:)");

  /** For example {@code fallback:2/3 rate_limited} or {@code loadbalance:openai 2/2 timeout}. */
  private static final Pattern PLACE =
      Pattern.compile("[a-z_]+:(?:(.+) )?(\\d+)/(\\d+)(?: ([a-z_]+))?");

  private Verdict() {}

  /** For example {@code classification → stable → second of two (first overloaded)}. */
  public static String of(String codes) {
    return Arrays.stream(NEXT.split(codes)).map(Verdict::step).collect(Collectors.joining(" → "));
  }

  private static String step(String step) {
    Matcher place = PLACE.matcher(step);
    if (place.matches()) {
      String label = place.group(1) == null ? "" : place.group(1) + ", ";
      return label + place(number(place.group(2)), number(place.group(3)), place.group(4));
    }
    if (step.startsWith("none:")) {
      return "nobody was asked: " + words(step.substring(5));
    }
    if (step.equals("cache:hit") || step.equals("cache:semantic-hit")) {
      return "a kept answer";
    }
    String label = step.substring(step.indexOf(':') + 1);
    return step.startsWith("panic:") ? "every breaker was open: " + label : label;
  }

  private static String place(int index, int total, @Nullable String failure) {
    String where = word(ORDINALS, index) + " of " + word(NUMBERS, total);
    String before = index == 2 ? "first " : "last ";
    return failure == null ? where : where + " (" + before + words(failure) + ")";
  }

  private static String word(List<String> words, int number) {
    return number > 0 && number <= words.size() ? words.get(number - 1) : Integer.toString(number);
  }

  private static String words(String code) {
    return code.replace('_', ' ');
  }

  private static int number(String digits) {
    return digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }
}
