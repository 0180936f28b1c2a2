package io.turnpike.routing.guardrails;

import io.turnpike.routing.guardrails.Parameters.Mistakes;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads lists of guardrails as configs, sets and checks by hand write them. */
public final class RuleReader {

  /** What may stand beside the check, or inside it. */
  private static final Set<String> BESIDE = Set.of("deny", "action", "on_error", "reversible");

  private static final int MOST = 50;

  private final @Nullable String set;
  private final Mistakes mistakes;

  /**
   * @param set name of the set that the list belongs to; null for none
   */
  public RuleReader(@Nullable String set, Mistakes mistakes) {
    this.set = set;
    this.mistakes = mistakes;
  }

  /** What is wrong is left out and noted. */
  public List<GuardrailRule> read(JsonNode list, String at) {
    if (!list.isArray()) {
      mistakes.add(at, "must be a list of checks, for example [{\"pii\": {}, \"deny\": true}].");
      return List.of();
    }
    if (list.size() > MOST) {
      mistakes.add(at, "has " + list.size() + " checks; at most " + MOST + " are accepted.");
    }
    List<GuardrailRule> rules = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      GuardrailRule rule = rule(list.get(i), at + "/" + i);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return List.copyOf(rules);
  }

  private @Nullable GuardrailRule rule(JsonNode json, String at) {
    List<String> names =
        json.propertyNames().stream().filter(name -> !BESIDE.contains(name)).toList();
    if (!json.isObject() || names.size() != 1) {
      mistakes.add(at, "must be one check with its parameters, for example {\"pii\": {}}.");
      return null;
    }
    String name = names.getFirst();
    Guardrail guardrail = Guardrails.named(name);
    if (guardrail == null) {
      mistakes.add(
          at + "/" + name, "is no check. There are " + String.join(", ", Guardrails.names()) + ".");
      return null;
    }
    return rule(guardrail, (ObjectNode) json, json.get(name), at, at + "/" + name);
  }

  private @Nullable GuardrailRule rule(
      Guardrail guardrail, ObjectNode beside, JsonNode inside, String at, String parametersAt) {
    if (!inside.isObject()) {
      mistakes.add(parametersAt, "must be an object with the parameters; {} for none.");
      return null;
    }
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    inside.forEachEntry(
        (key, value) -> {
          if (!BESIDE.contains(key)) {
            parameters.set(key, value);
          }
        });
    Words words = new Words(beside, (ObjectNode) inside, at, parametersAt, mistakes);
    Action action = words.action();
    guardrail.compile(new Parameters(parameters, parametersAt, mistakes));
    return new GuardrailRule(
        set,
        at,
        guardrail.name(),
        parameters.toString(),
        action,
        words.truth("reversible"),
        words.onError(action));
  }

  /** What follows from a check, wherever the document says it. */
  private record Words(
      ObjectNode beside, ObjectNode inside, String at, String insideAt, Mistakes mistakes) {

    Action action() {
      if (truth("deny")) {
        return Action.DENY;
      }
      String word = word("action", Set.of("flag", "redact", "deny"));
      return word == null ? Action.FLAG : Action.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    /** What denies is closed by default. */
    OnError onError(Action action) {
      String word = word("on_error", Set.of("pass", "deny"));
      return word == null
          ? action == Action.FLAG ? OnError.PASS : OnError.DENY
          : OnError.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private @Nullable String word(String key, Set<String> known) {
      JsonNode value = value(key);
      if (value == null || value.isString() && known.contains(value.stringValue())) {
        return value == null ? null : value.stringValue();
      }
      mistakes.add(
          place(key), "must be " + String.join(" or ", known.stream().sorted().toList()) + ".");
      return null;
    }

    boolean truth(String key) {
      JsonNode value = value(key);
      if (value == null || value.isBoolean()) {
        return value != null && value.booleanValue();
      }
      mistakes.add(place(key), "must be true or false.");
      return false;
    }

    private @Nullable JsonNode value(String key) {
      return beside.has(key) ? beside.get(key) : inside.get(key);
    }

    private String place(String key) {
      return (beside.has(key) ? at : insideAt) + "/" + key;
    }
  }
}
