package io.turnpike.routing.config.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code $regex}: RE2 syntax, whose time grows with the text and never with the expression's
 * cunning.
 */
final class RegexReader {

  private static final int LONGEST = 1_000;

  /** Instructions; some 100 bytes each. */
  private static final int LARGEST = 10_000;

  /** What other engines know and RE2 leaves out, because it can take forever. */
  private record Foreign(String start, String name, String instead) {}

  private static final String TWO_CONDITIONS =
      "write two conditions, the second one under \"$not\" or beside the first.";
  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign("(?=", "look-ahead", TWO_CONDITIONS),
          new Foreign("(?!", "negative look-ahead", TWO_CONDITIONS),
          new Foreign("(?<=", "look-behind", TWO_CONDITIONS),
          new Foreign("(?<!", "negative look-behind", TWO_CONDITIONS),
          new Foreign("(?>", "an atomic group", "write (?:…) instead."),
          new Foreign("*+", "a possessive quantifier", "leave the + out; the result is the same."),
          new Foreign("++", "a possessive quantifier", "leave the + out; the result is the same."),
          new Foreign("?+", "a possessive quantifier", "leave the + out; the result is the same."));

  private final Findings findings;

  RegexReader(Findings findings) {
    this.findings = findings;
  }

  /** Null when it is none; that is noted. */
  @Nullable Pattern read(JsonNode value, Pointer at) {
    String regex = value.isString() ? value.stringValue() : "";
    if (regex.isEmpty() || regex.length() > LONGEST) {
      findings.mistake(at, "must be a regular expression of 1 to " + LONGEST + " characters.");
      return null;
    }
    long size = RegexSize.of(regex);
    if (size > LARGEST) {
      findings.mistake(at, "repeats too much: written out it would be enormous.");
      return null;
    }
    if (!findings.weight().addExpression(size)) {
      findings.mistake(at, "is more than a document may have of large regular expressions.");
      return null;
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException broken) {
      findings.mistake(at, fault(regex, broken));
      return null;
    }
  }

  /** What is wrong, where, and what to write instead. */
  private static String fault(String regex, PatternSyntaxException broken) {
    String part = broken.getPattern();
    int index = part == null ? -1 : regex.indexOf(part);
    Foreign foreign = foreign(regex, Math.max(index, 0), part);
    if (foreign != null) {
      return place(regex.indexOf(foreign.start, Math.max(index, 0)))
          + foreign.name
          + " "
          + Spelling.quoted(foreign.start + "…")
          + " is not part of RE2; "
          + foreign.instead;
    }
    if (part != null && part.matches("\\\\[1-9]")) {
      return place(index) + "a back-reference is not part of RE2; write the text out.";
    }
    return place(index)
        + broken.getDescription()
        + (part == null ? "" : " " + Spelling.quoted(part))
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

  private static String place(int index) {
    return index < 0 ? "is no regular expression: " : "at character " + (index + 1) + ": ";
  }
}
