package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.report.Grammar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  /** Null for one that has no counterpart. */
  static @Nullable ObjectNode check(JsonNode params) {
    return switch (kind(params)) {
      case "presidio" -> personal(params);
      case "hide-secrets", "hide_secrets" -> element("secrets").put("action", "redact");
      case "lakera", "lakera_v2", "prompt_injection", "azure/prompt_shield", "azure_prompt_shield" ->
          element("prompt_injection").put("deny", true);
      default -> null;
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

  /** Blocks when it blocks any kind; takes out otherwise. */
  private static @Nullable ObjectNode personal(JsonNode params) {
    JsonNode kinds = params.path("pii_entities_config");
    ObjectNode element = element("pii");
    List<String> known = kinds(params).filter(GuardrailKinds::isKnown).toList();
    if (known.isEmpty() && !kinds.isEmpty()) {
      return null;
    }
    if (!known.isEmpty()) {
      ArrayNode entities = element.withObjectProperty("pii").putArray("entities");
      known.forEach(entities::add);
    }
    boolean blocks = kinds.valueStream().anyMatch(each -> each.asString("").equals("BLOCK"));
    element.put("action", blocks ? "deny" : "redact");
    if (!blocks && params.path("output_parse_pii").asBoolean(false)) {
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
    ObjectNode element = element("pii");
    element.withObjectProperty("pii").putArray("entities").add(entity);
    return Grammar.refusal("input_guardrails", JSON.arrayNode().add(element)) == null;
  }
}
