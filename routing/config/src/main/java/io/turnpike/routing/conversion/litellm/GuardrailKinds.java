package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.report.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which check of ours does what a guardrail of LiteLLM's does. */
final class GuardrailKinds {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String SERVICE =
      "Left out: a vendor's service is asked by a \"webhook\" of yours that calls it.";

  private static final Map<String, String> INSTEAD =
      Map.of(
          "openai_moderation",
          "Left out: write \"moderation\" with the provider connection that is to be asked.",
          "custom_code",
          "Left out: code of your own runs behind a \"webhook\".",
          "tool_permission",
          "Left out: write \"tools\" with the names that requests may offer.");

  private GuardrailKinds() {}

  /** Empty for one that has no counterpart. */
  static List<ObjectNode> checks(JsonNode params) {
    return switch (kind(params)) {
      case "presidio" -> personal(params);
      case "hide-secrets", "hide_secrets" -> List.of(element("secrets").put("action", "redact"));
      case "lakera",
          "lakera_v2",
          "prompt_injection",
          "azure/prompt_shield",
          "azure_prompt_shield" ->
          List.of(element("prompt_injection").put("deny", true));
      default -> List.of();
    };
  }

  static String instead(JsonNode params) {
    return INSTEAD.getOrDefault(kind(params), SERVICE);
  }

  private static String kind(JsonNode params) {
    return params.path("guardrail").asString("").toLowerCase(Locale.ROOT);
  }

  private static ObjectNode element(String name) {
    ObjectNode element = JSON.objectNode();
    element.putObject(name);
    return element;
  }

  /**
   * What is blocked is a check of its own beside what is masked; all is masked where none is named.
   */
  private static List<ObjectNode> personal(JsonNode params) {
    if (params.path("pii_entities_config").isEmpty()) {
      return List.of(masked(element("pii"), params));
    }
    List<String> known = kinds(params).filter(GuardrailKinds::isKnown).toList();
    List<String> blocked = known.stream().filter(kind -> blocks(params, kind)).toList();
    List<String> masked = known.stream().filter(kind -> !blocks(params, kind)).toList();
    List<ObjectNode> checks = new ArrayList<>(2);
    if (!blocked.isEmpty()) {
      checks.add(pii(blocked).put("action", "deny"));
    }
    if (!masked.isEmpty()) {
      checks.add(masked(pii(masked), params));
    }
    return checks;
  }

  private static boolean blocks(JsonNode params, String kind) {
    return params.path("pii_entities_config").properties().stream()
        .anyMatch(
            each ->
                each.getKey().equalsIgnoreCase(kind)
                    && each.getValue().asString("").equalsIgnoreCase("block"));
  }

  private static ObjectNode pii(List<String> kinds) {
    ObjectNode element = element("pii");
    ArrayNode entities = element.withObjectProperty("pii").putArray("entities");
    kinds.forEach(entities::add);
    return element;
  }

  private static ObjectNode masked(ObjectNode element, JsonNode params) {
    element.put("action", "redact");
    if (params.path("output_parse_pii").asBoolean(false)) {
      element.put("reversible", true);
    }
    return element;
  }

  /** What of it is not looked for here, in a sentence; empty for nothing. */
  static String missing(JsonNode params) {
    List<String> unknown =
        kinds(params)
            .filter(entity -> kind(params).equals("presidio") && !isKnown(entity))
            .map(DocumentLanguage::visible)
            .toList();
    return unknown.isEmpty() ? "" : " Not looked for: " + String.join(", ", unknown) + ".";
  }

  private static Stream<String> kinds(JsonNode params) {
    return params.path("pii_entities_config").propertyNames().stream()
        .map(kind -> kind.toLowerCase(Locale.ROOT));
  }

  private static boolean isKnown(String entity) {
    return Grammar.refusal("input_guardrails", JSON.arrayNode().add(pii(List.of(entity)))) == null;
  }
}
