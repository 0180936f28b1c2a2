package io.turnpike.routing.conversion.portkey;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An element of a list of guardrails without what is not to be had here, or not to be copied.
 *
 * @param changes what was taken out, in sentences; empty for nothing
 */
record PlainGuardrail(ObjectNode json, String changes) {

  private static final List<String> ELSEWHERE = List.of("guardrail_version_id", "soft_deny_200");

  static PlainGuardrail of(JsonNode element) {
    ObjectNode json = ((ObjectNode) element).deepCopy();
    StringBuilder changes = new StringBuilder();
    ELSEWHERE.forEach(
        key -> {
          if (json.remove(key) != null) {
            changes.append(" \"").append(key).append("\" was left out.");
          }
        });
    if (json.path("async").asBoolean(false) && json.remove("deny") != null) {
      changes.append(" It only records, as what is \"async\" does there.");
    }
    checks(json, changes);
    return new PlainGuardrail(json, changes.toString());
  }

  /** The checks of the long form in the same way. */
  static JsonNode checks(JsonNode list) {
    ObjectNode around = JsonNodeFactory.instance.objectNode();
    around.set("checks", list.deepCopy());
    checks(around, new StringBuilder());
    return around.get("checks");
  }

  private static void checks(ObjectNode json, StringBuilder changes) {
    if (json.get("checks") instanceof ArrayNode checks) {
      checks.forEach(
          check ->
              parameters(check.path("id").asString(""), check.path("parameters"), changes));
    }
    json.properties().forEach(word -> parameters(word.getKey(), word.getValue(), changes));
  }

  private static void parameters(String name, JsonNode parameters, StringBuilder changes) {
    if (!(parameters instanceof ObjectNode object)) {
      return;
    }
    if (name.endsWith("validUrls") && object.remove("onlyDNS") != null) {
      changes.append(" Addresses are checked by form only: nothing is fetched.");
    }
    if (name.endsWith("webhook") && object.remove("headers") != null) {
      changes.append(" The webhook's headers were not copied; enter them.");
    }
  }
}
