package io.turnpike.routing.guardrails.json;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.turnpike.routing.regex.InvalidRegex;
import io.turnpike.routing.regex.Regex;

/** Expressions in schemas, in RE2 as all others. */
final class LinearPatterns implements RegularExpressionFactory {

  static final int LARGEST = 2_000;

  @Override
  public RegularExpression getRegularExpression(String regex) {
    try {
      return Regex.of(regex, LARGEST)::isIn;
    } catch (InvalidRegex wrong) {
      throw new IllegalArgumentException(wrong.sentence(), wrong);
    }
  }
}
