package io.turnpike.routing.config.query;

import com.google.re2j.Pattern;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.regex.InvalidRegex;
import io.turnpike.routing.regex.Regex;
import io.turnpike.routing.regex.RegexSize;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code $regex}. */
final class RegexReader {

  /** Instructions; some 100 bytes each. */
  private static final int LARGEST = 10_000;

  private final Findings findings;

  RegexReader(Findings findings) {
    this.findings = findings;
  }

  /** Null when it is none; that is noted. */
  @Nullable Pattern read(JsonNode value, Pointer at) {
    String regex = value.isString() ? value.stringValue() : "";
    long size = RegexSize.of(regex);
    if (size <= LARGEST && !findings.weight().addExpression(size)) {
      findings.mistake(at, "is more than a document may have of large regular expressions.");
      return null;
    }
    try {
      return Regex.of(regex, LARGEST).pattern();
    } catch (InvalidRegex none) {
      findings.mistake(at, none.sentence());
      return null;
    }
  }
}
