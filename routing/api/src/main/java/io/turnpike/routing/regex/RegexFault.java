package io.turnpike.routing.regex;

import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with an expression, where, and what to write instead. */
final class RegexFault {

  private static final int LONGEST_PART = 60;

  /** What other engines know and RE2 leaves out, because it can take forever. */
  private record Foreign(String start, String name, String instead) {}

  private static final String TWO =
      "write two expressions, each in a condition or check of its own.";
  private static final String NO_PLUS = "leave the + out; the result is the same.";
  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign("(?=", "look-ahead", TWO),
          new Foreign("(?!", "negative look-ahead", TWO),
          new Foreign("(?<=", "look-behind", TWO),
          new Foreign("(?<!", "negative look-behind", TWO),
          new Foreign("(?>", "an atomic group", "write (?:…) instead."),
          new Foreign("*+", "a possessive quantifier", NO_PLUS),
          new Foreign("++", "a possessive quantifier", NO_PLUS),
          new Foreign("?+", "a possessive quantifier", NO_PLUS));

  private RegexFault() {}

  static String sentence(String regex, PatternSyntaxException broken) {
    String part = broken.getPattern();
    int index = part == null ? -1 : regex.indexOf(part);
    Foreign foreign = foreign(regex, Math.max(index, 0), part);
    if (foreign != null) {
      return place(regex.indexOf(foreign.start, Math.max(index, 0)))
          + foreign.name
          + " "
          + quoted(foreign.start + "…")
          + " is not part of RE2; "
          + foreign.instead;
    }
    if (part != null && part.matches("\\\\[1-9]")) {
      return place(index) + "a back-reference is not part of RE2; write the text out.";
    }
    return place(index)
        + broken.getDescription()
        + (part == null ? "" : " " + quoted(part))
        + ". The syntax is RE2's.";
  }

  private static @Nullable Foreign foreign(String regex, int from, @Nullable String part) {
    return FOREIGN.stream()
        .filter(
            known ->
                part != null && part.startsWith(known.start) || regex.startsWith(known.start, from))
        .findFirst()
        .orElse(null);
  }

  private static String quoted(String part) {
    return '"' + (part.length() > LONGEST_PART ? part.substring(0, LONGEST_PART) + "…" : part) + '"';
  }

  private static String place(int index) {
    return index < 0 ? "is no regular expression: " : "at character " + (index + 1) + ": ";
  }
}
