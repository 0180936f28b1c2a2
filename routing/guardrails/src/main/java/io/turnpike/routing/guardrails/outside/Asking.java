package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Parameters;
import java.time.Duration;
import java.util.regex.Pattern;

/** What all checks say that ask somebody. */
final class Asking {

  /** Nobody waits longer for a verdict. */
  private static final int LONGEST = 10_000;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private Asking() {}

  static Duration timeout(Parameters parameters, int usual) {
    return Duration.ofMillis(parameters.whole("timeout", usual, 1, LONGEST));
  }

  /** The provider connection; empty when it is missing or none, which is noted. */
  static String connection(Parameters parameters) {
    String name = needed(parameters, "provider", ", the name of a provider connection.");
    String plain = name.startsWith("@") ? name.substring(1) : name;
    if (!plain.isEmpty() && !NAME.matcher(plain).matches()) {
      parameters.mistake("provider", "must name a provider connection, for example \"@openai\".");
    }
    return plain;
  }

  /** Empty when it is missing, which is noted. */
  static String needed(Parameters parameters, String key, String sentence) {
    if (!parameters.has(key)) {
      parameters.mistake("needs \"" + key + "\"" + sentence);
    }
    String text = parameters.string(key);
    return text == null ? "" : text;
  }
}
