package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How an answer is drawn, how long it may be, and what it must look like. */
final class ConfigFields {

  /** What is called otherwise and means the same. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("temperature", "temperature"),
          Map.entry("top_p", "topP"),
          Map.entry("top_k", "topK"),
          Map.entry("seed", "seed"),
          Map.entry("n", "candidateCount"),
          Map.entry("presence_penalty", "presencePenalty"),
          Map.entry("frequency_penalty", "frequencyPenalty"),
          Map.entry("logprobs", "responseLogprobs"),
          Map.entry("top_logprobs", "logprobs"));

  private static final Set<String> OTHERS =
      Set.of(
          "max_tokens",
          "max_completion_tokens",
          "stop",
          "logit_bias",
          "modalities",
          "response_format",
          "reasoning_effort",
          "include_reasoning",
          "thinking",
          "output_config");

  private static final String FORMAT = "response_format";

  private final ModelGeneration family;
  private final LeftOut leftOut;
  private final ObjectNode config = JsonTree.object();

  ConfigFields(ModelGeneration family, LeftOut leftOut) {
    this.family = family;
    this.leftOut = leftOut;
  }

  /** Where in {@code generationConfig} a field of a chat request stands; null for nowhere. */
  static @Nullable String place(String name) {
    return switch (name) {
      case "max_tokens", "max_completion_tokens" -> "maxOutputTokens";
      case "stop" -> "stopSequences";
      case FORMAT -> "responseMimeType";
      case "reasoning_effort" -> "thinkingConfig";
      default -> NAMES.get(name);
    };
  }

  /** Whether a field of a chat request is one of these. */
  static boolean reads(String name) {
    return NAMES.containsKey(name) || OTHERS.contains(name);
  }

  ObjectNode read(ObjectNode from) {
    from.propertyStream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> field(field.getKey(), field.getValue()));
    limit(from);
    new ThinkingConfig(family, leftOut).read(from, config);
    return config;
  }

  private void field(String name, JsonNode value) {
    String same = NAMES.get(name);
    if (same != null) {
      config.set(same, value);
      return;
    }
    switch (name) {
      case "stop" -> stop(value);
      case FORMAT -> format(value);
      case "logit_bias" -> neutral(value.isEmpty(), name);
      case "modalities" ->
          neutral(value.size() == 1 && value.path(0).asString("").equals("text"), name);
      default -> {}
    }
  }

  private static void neutral(boolean asksForNothing, String name) {
    if (!asksForNothing) {
      throw ContentsRequest.unsupported(name);
    }
  }

  private void stop(JsonNode value) {
    ArrayNode stops =
        switch (value) {
          case ArrayNode list -> list;
          case JsonNode one when one.isString() -> JsonTree.array().add(one);
          default -> throw Untranslatable.malformed("stop", "a string or an array of strings");
        };
    if (!stops.isEmpty()) {
      config.set("stopSequences", stops);
    }
  }

  private void limit(ObjectNode from) {
    JsonNode newer = from.path("max_completion_tokens");
    JsonNode most = newer.isIntegralNumber() ? newer : from.path("max_tokens");
    if (most.isIntegralNumber() && most.decimalValue().compareTo(BigDecimal.ZERO) > 0) {
      config.set("maxOutputTokens", most);
    }
  }

  private void format(JsonNode format) {
    switch (format.path("type").asString("")) {
      case "", "text" -> {}
      case "json_object" -> config.put("responseMimeType", ContentType.JSON);
      case "json_schema" -> schema(format.path("json_schema").path("schema"));
      default -> throw Untranslatable.malformed(FORMAT + ".type", "a known type");
    }
  }

  private void schema(JsonNode schema) {
    config.put("responseMimeType", ContentType.JSON);
    if (JsonTree.isGiven(schema)) {
      String field = FORMAT + ".json_schema.schema";
      config.set("responseJsonSchema", KnownSchema.strict(schema, field, leftOut));
    }
  }
}
