package io.turnpike.routing.conversion.litellm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names with stars, each of which stands for any text. */
final class Wildcard {

  private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9_/@:,-]");

  private static final int MOST_STARS = 3;

  private Wildcard() {}

  static boolean isOne(String name) {
    return name.contains("*");
  }

  /** As an expression of RE2, for the whole of a name. */
  static String expression(String name) {
    return "^" + parts(name, ".*") + "$";
  }

  /** What the stars stand for; null when the name is another, or there are too many to try. */
  static @Nullable List<String> stars(String wildcard, String name) {
    if (wildcard.chars().filter(c -> c == '*').count() > MOST_STARS) {
      return null;
    }
    Matcher matcher = Pattern.compile(parts(wildcard, "(.*)"), Pattern.DOTALL).matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    List<String> stars = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      stars.add(matcher.group(group));
    }
    return stars;
  }

  /** The text with those in the place of its stars, one by one. */
  static String filled(String text, List<String> stars) {
    String filled = text;
    for (String star : stars) {
      filled = filled.replaceFirst("\\*", Matcher.quoteReplacement(star));
    }
    return filled;
  }

  private static String parts(String name, String star) {
    return SPECIAL
        .matcher(name)
        .replaceAll(found -> Matcher.quoteReplacement(part(found.group(), star)));
  }

  private static String part(String special, String star) {
    return special.equals("*") ? star : "\\" + special;
  }
}
