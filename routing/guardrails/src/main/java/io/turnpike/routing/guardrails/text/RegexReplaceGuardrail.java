package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.plan.GuardrailRule.Action;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code regexReplace}: what matches becomes another text. It denies only if told to twice. */
final class RegexReplaceGuardrail implements Guardrail {

  private static final String FAILS = "failOnDetection";

  private static final Pattern LITERAL = Pattern.compile("/(.+)/([a-z]*)", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("\\$[0-9&<]");

  @Override
  public String name() {
    return "regexReplace";
  }

  @Override
  public Action action(JsonNode parameters, boolean deny) {
    return deny && parameters.path(FAILS).asBoolean(false) ? Action.DENY : Action.REDACT;
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("rule", "redactText", FAILS);
    parameters.truth(FAILS, false);
    String written = parameters.string("rule");
    String expression = written == null ? "" : plain(written);
    return new RegexCheck(Rule.ofPlaces(parameters, "rule", expression), replacement(parameters));
  }

  /** Of {@code /rule/flags}, the flags in front. */
  private static String plain(String written) {
    Matcher literal = LITERAL.matcher(written);
    if (!literal.matches()) {
      return written;
    }
    String flags = literal.group(2).replaceAll("[^ims]", "");
    return (flags.isEmpty() ? "" : "(?" + flags + ")") + literal.group(1);
  }

  private static String replacement(Parameters parameters) {
    JsonNode text = parameters.json().get("redactText");
    if (text == null) {
      return "[REDACTED]";
    }
    if (!text.isString() || REFERENCE.matcher(text.stringValue()).find()) {
      parameters.mistake("redactText", "must be a text; groups such as \"$1\" are not filled in.");
    }
    return text.asString("");
  }
}
