package io.turnpike.routing.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression with what can be told of its matches before there is a text.
 *
 * @param size instructions, roughly; some 100 bytes each
 */
public record Regex(Pattern pattern, long size, RegexShape shape) {

  private static final int LONGEST = 1_000;

  /**
   * @param largest most instructions that it may have
   * @throws InvalidRegex for one that is none, or becomes too large
   */
  public static Regex of(String regex, long largest) throws InvalidRegex {
    if (regex.isEmpty() || regex.length() > LONGEST) {
      throw new InvalidRegex("must be a regular expression of 1 to " + LONGEST + " characters.");
    }
    long size = RegexSize.of(regex);
    if (size > largest) {
      throw new InvalidRegex("repeats too much: written out it would be enormous.");
    }
    try {
      return new Regex(Pattern.compile(regex), size, ShapeReader.of(regex));
    } catch (PatternSyntaxException broken) {
      throw new InvalidRegex(RegexFault.sentence(regex, broken));
    }
  }

  /** Whether there is a match anywhere. */
  public boolean isIn(String text) {
    return shape.mayBeIn(text) && pattern.matcher(text).find();
  }
}
