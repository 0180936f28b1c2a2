package io.turnpike.routing.guardrails.json;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.WholeCheck;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code jsonKeys}: any, all or none of some keys at the top of JSON that the text has. */
final class JsonKeysGuardrail implements Guardrail {

  private static final int MOST = 200;

  @Override
  public String name() {
    return "jsonKeys";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("keys", "operator");
    if (!parameters.has("keys")) {
      parameters.mistake("needs \"keys\", a list of names.");
    }
    List<String> keys = parameters.texts("keys", MOST);
    String operator = parameters.word("operator", "any", "all", "none");
    Verdict nothing = new Verdict.Fail("There is no JSON in the text.", List.of());
    return new WholeCheck(
        text -> holds(JsonInText.in(text), keys, operator),
        "There is no JSON with the keys that it must have, or without those it must not.",
        nothing,
        0);
  }

  private static boolean holds(List<JsonInText> found, List<String> keys, String operator) {
    List<JsonNode> objects = found.stream().map(JsonInText::json).filter(JsonNode::isObject).toList();
    return switch (operator) {
      case "all" -> objects.stream().anyMatch(json -> keys.stream().allMatch(json::has));
      case "none" ->
          !objects.isEmpty()
              && objects.stream().allMatch(json -> keys.stream().noneMatch(json::has));
      default -> objects.stream().anyMatch(json -> keys.stream().anyMatch(json::has));
    };
  }
}
