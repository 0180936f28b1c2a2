package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.regex.InvalidRegex;
import io.turnpike.routing.regex.Regex;
import io.turnpike.routing.regex.RegexSize;

/** The regular expression of a check. */
final class Rule {

  /** Instructions. A text is looked at in at most so many steps a character. */
  private static final int LARGEST = 2_000;

  private static final Regex NONE = none();

  private Rule() {}

  /** One that matches nothing when it is missing or wrong, which is noted. */
  static Regex read(Parameters parameters, String key, String written) {
    if (!parameters.has(key)) {
      parameters.mistake("needs \"" + key + "\", a regular expression.");
      return NONE;
    }
    try {
      return Regex.of(written, LARGEST);
    } catch (InvalidRegex wrong) {
      parameters.mistake(key, RegexSize.of(written) > LARGEST ? tooLarge() : wrong.sentence());
      return NONE;
    }
  }

  /** One whose matches are places in a text. */
  static Regex ofPlaces(Parameters parameters, String key, String written) {
    Regex rule = read(parameters, key, written);
    if (rule.pattern().matcher("").find()) {
      parameters.mistake(key, "matches where nothing is; write + instead of *, or say what it is.");
    }
    return rule;
  }

  private static String tooLarge() {
    return "repeats too much: written out it has more than "
        + LARGEST
        + " steps. For lists of words use \"words\".";
  }

  private static Regex none() {
    try {
      return Regex.of("[^\\x00-\\x{10FFFF}]", LARGEST);
    } catch (InvalidRegex impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
