package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code guardrails} of a file: those that run for every request. */
final class GuardrailList {

  private static final String UNCHECKED = " Requests pass unchecked by it.";
  private static final String ASKED_FOR =
      "Left out: it runs for requests that ask for it (\"default_on\" is not true). Write it into"
          + " a config of its own, or into a set for a team or a key.";

  private GuardrailList() {}

  static void carry(@Nullable Source list, ObjectNode rules) {
    if (list != null) {
      list.children().forEach(guardrail -> guardrail(guardrail, rules));
    }
  }

  private static void guardrail(Source guardrail, ObjectNode rules) {
    JsonNode params = guardrail.json().path("litellm_params");
    List<ObjectNode> checks = GuardrailKinds.checks(params);
    if (checks.isEmpty()) {
      guardrail.lost(GuardrailKinds.instead(params) + UNCHECKED);
    } else if (!params.path("default_on").asBoolean(false)) {
      guardrail.lost(ASKED_FOR);
    } else {
      place(guardrail, params, checks, rules);
    }
  }

  private static void place(
      Source guardrail, JsonNode params, List<ObjectNode> checks, ObjectNode rules) {
    List<String> modes = modes(params.path("mode"));
    String refusal =
        checks.stream()
            .map(check -> place(check, modes, rules))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (refusal == null) {
      guardrail.adjusted(
          "Became "
              + checks.stream().map(ObjectNode::toString).collect(Collectors.joining(" and "))
              + ", carried out by the gateway itself, in streams too. Other services are not asked."
              + GuardrailKinds.missing(params));
    } else {
      guardrail.lost(Grammar.leftOut(refusal) + UNCHECKED);
    }
  }

  private static List<String> modes(JsonNode mode) {
    return mode.isArray()
        ? mode.valueStream().map(each -> each.asString("")).toList()
        : List.of(mode.asString("pre_call"));
  }

  private static @Nullable String place(ObjectNode check, List<String> modes, ObjectNode rules) {
    if (modes.contains("logging_only")) {
      check.put("action", "flag").remove("reversible");
    }
    boolean asked = modes.stream().anyMatch(each -> !each.equals("post_call"));
    String refusal = asked ? add("input_guardrails", check, rules) : null;
    if (refusal == null && modes.contains("post_call")) {
      ObjectNode answer = check.deepCopy();
      answer.remove("reversible");
      refusal = add("output_guardrails", answer, rules);
    }
    return refusal;
  }

  /** Why our language does not take it; null when it was added. */
  private static @Nullable String add(String key, ObjectNode check, ObjectNode rules) {
    ArrayNode alone = JsonNodeFactory.instance.arrayNode().add(check);
    String refusal = Grammar.refusal(key, alone);
    if (refusal == null) {
      rules.withArrayProperty(key).add(check);
    }
    return refusal;
  }
}
