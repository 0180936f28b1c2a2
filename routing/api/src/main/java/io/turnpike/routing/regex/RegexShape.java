package io.turnpike.routing.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of every match of an expression.
 *
 * @param longest most UTF-16 code units; {@link #ENDLESS} where there is no such number
 * @param alphabet what may be in one
 * @param needed one of these is in every text that has a match, in any case of letters; null where
 *     nothing is known
 * @param context what before it counts
 */
public record RegexShape(
    int longest, Ascii alphabet, @Nullable List<String> needed, Context context) {

  public static final int ENDLESS = Integer.MAX_VALUE;

  static final RegexShape EMPTY = new RegexShape(0, Ascii.NONE, null, Context.NOTHING);

  private static final int MOST_NEEDED = 16;

  /** False for most texts without a match, and cheaper than looking for one. */
  public boolean mayBeIn(String text) {
    return needed == null || needed.stream().anyMatch(part -> isIn(text, part));
  }

  /** Whether a match can have this in it. */
  public boolean mayHave(char c) {
    return alphabet.has(c);
  }

  private static boolean isIn(String text, String part) {
    char lower = Character.toLowerCase(part.charAt(0));
    char upper = Character.toUpperCase(lower);
    for (int i = 0; i <= text.length() - part.length(); i++) {
      char c = text.charAt(i);
      if ((c == lower || c == upper || c > 127)
          && text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  /** Of one character. */
  static RegexShape of(int units, Ascii alphabet) {
    return new RegexShape(units, alphabet, null, Context.NOTHING);
  }

  /** Of no character. */
  static RegexShape at(Context context) {
    return new RegexShape(0, Ascii.NONE, null, context);
  }

  RegexShape or(RegexShape other) {
    return new RegexShape(
        Math.max(longest, other.longest),
        alphabet.and(other.alphabet),
        either(needed, other.needed),
        context.and(other.context));
  }

  /**
   * @param most {@link #ENDLESS} for any number
   */
  RegexShape times(int least, int most) {
    long all = most == ENDLESS || longest == ENDLESS ? ENDLESS : (long) longest * most;
    int length = most == 0 || longest == 0 ? 0 : (int) Math.min(ENDLESS, all);
    return new RegexShape(length, alphabet, least == 0 ? null : needed, context);
  }

  RegexShape then(RegexShape next) {
    return new RegexShape(
        (int) Math.min(ENDLESS, (long) longest + next.longest),
        alphabet.and(next.alphabet),
        better(needed, next.needed),
        context.and(next.context));
  }

  private static @Nullable List<String> either(
      @Nullable List<String> some, @Nullable List<String> more) {
    if (some == null || more == null || some.size() + more.size() > MOST_NEEDED) {
      return null;
    }
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** The one whose shortest is longer says more. */
  private static @Nullable List<String> better(
      @Nullable List<String> some, @Nullable List<String> more) {
    return some == null || more != null && shortest(more) > shortest(some) ? more : some;
  }

  private static int shortest(List<String> all) {
    return all.stream().mapToInt(String::length).min().orElse(0);
  }
}
