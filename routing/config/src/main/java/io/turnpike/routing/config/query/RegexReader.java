package io.turnpike.routing.config.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
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
      findings.mistake(at, RegexFault.sentence(regex, broken));
      return null;
    }
  }
}
