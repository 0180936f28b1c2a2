package io.turnpike.routing.guardrails.rules;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters.Mistakes;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What follows from a check, wherever the document says it. */
record Consequence(CheckEntry entry, Side side, Mistakes mistakes) {

  private static final String REDACT = "\"action\": \"redact\"";

  /**
   * @param check by these parameters
   */
  Action action(Guardrail guardrail, Check check, JsonNode parameters) {
    boolean denies = truth("deny");
    String word = word("action", Set.of("flag", "redact", "deny"));
    Action action =
        word == null
            ? guardrail.action(parameters, denies)
            : Action.valueOf(word.toUpperCase(Locale.ROOT));
    contradictions(word, denies);
    if (action == Action.REDACT && !check.hasPlaces()) {
      mistakes.add(
          entry.place("action"),
          "cannot be redact: this check does not say where. Write \"deny\" or \"flag\"; what a"
              + " pattern finds is taken out by \"regexReplace\".");
    }
    return truth("async") ? aside(action) : action;
  }

  private void contradictions(@Nullable String word, boolean denies) {
    boolean said = entry.consequence("deny") != null;
    if (word != null && said && denies != word.equals("deny")) {
      mistakes.add(entry.place("action"), "says otherwise than \"deny\"; keep one of them.");
    }
  }

  private Action aside(Action action) {
    if (action != Action.FLAG) {
      mistakes.add(
          entry.place("async"),
          "cannot be true here: what runs beside a request neither denies nor redacts. Remove it,"
              + " or leave the check at \"action\": \"flag\".");
    }
    return Action.FLAG;
  }

  boolean reversible(Action action) {
    boolean reversible = truth("reversible");
    if (reversible && (action != Action.REDACT || side == Side.OUTPUT)) {
      mistakes.add(
          entry.place("reversible"),
          side == Side.OUTPUT
              ? "means nothing for answers: what is taken out of a request is put back into them."
              : "needs " + REDACT + ".");
    }
    return reversible;
  }

  /** What denies or redacts is closed by default. */
  OnError onError(Action action) {
    String word = word("on_error", Set.of("pass", "deny"));
    boolean said = entry.consequence("failOnError") != null;
    boolean fails = truth("failOnError");
    if (word != null && said) {
      mistakes.add(entry.place("failOnError"), "says what \"on_error\" says; keep one of them.");
    }
    if (word != null) {
      return OnError.valueOf(word.toUpperCase(Locale.ROOT));
    }
    return (said ? fails : action != Action.FLAG) ? OnError.DENY : OnError.PASS;
  }

  private @Nullable String word(String key, Set<String> known) {
    JsonNode value = value(key);
    if (value == null || value.isString() && known.contains(value.stringValue())) {
      return value == null ? null : value.stringValue();
    }
    mistakes.add(
        entry.place(key), "must be " + String.join(" or ", known.stream().sorted().toList()) + ".");
    return null;
  }

  private boolean truth(String key) {
    JsonNode value = value(key);
    if (value == null || value.isBoolean()) {
      return value != null && value.booleanValue();
    }
    mistakes.add(entry.place(key), "must be true or false.");
    return false;
  }

  private @Nullable JsonNode value(String key) {
    if (entry.saysTwice(key)) {
      mistakes.add(entry.place(key), "stands beside the check and inside it; keep one.");
    }
    return entry.consequence(key);
  }
}
