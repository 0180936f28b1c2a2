package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an answer is drawn, how long it may be, what it must look like, how much thought it gets. */
final class GenerationSettings {

  private static final String FIELD = "generationConfig.";
  private static final String THINKING = FIELD + "thinkingConfig";

  /** Budgets of thinking, in tokens, that the lower two efforts stand for at most. */
  private static final int LOW = 1_024;

  private static final int MEDIUM = 8_192;

  private final ObjectNode to;
  private final List<String> dropped;
  private boolean thoughts;

  GenerationSettings(ObjectNode to, List<String> dropped) {
    this.to = to;
    this.dropped = dropped;
  }

  /** Whether the client wants to see the model's thoughts. */
  boolean read(JsonNode config) {
    config
        .propertyStream()
        .filter(field -> JsonTree.isGiven(field.getValue()))
        .forEach(field -> field(field.getKey(), field.getValue()));
    format(config);
    return thoughts;
  }

  private void field(String name, JsonNode value) {
    switch (name) {
      case "temperature", "seed" -> to.set(name, value);
      case "topP" -> to.set("top_p", value);
      case "topK" -> to.set("top_k", whole(name, value));
      case "maxOutputTokens" -> to.set("max_completion_tokens", whole(name, value));
      case "stopSequences" -> stops(value);
      case "candidateCount" -> to.set("n", whole(name, value));
      case "presencePenalty" -> to.set("presence_penalty", value);
      case "frequencyPenalty" -> to.set("frequency_penalty", value);
      case "responseLogprobs" -> to.set("logprobs", value);
      case "logprobs" -> to.set("top_logprobs", whole(name, value));
      case "thinkingConfig" ->
          value.propertyStream().forEach(it -> thinking(it.getKey(), it.getValue()));
      case "responseMimeType", "responseSchema", "responseJsonSchema", "_responseJsonSchema" -> {}
      case "responseModalities" -> modalities(value);
      case "mediaResolution", "enableEnhancedCivicAnswers" -> dropped.add(FIELD + name);
      default -> throw Shape.unsupported(FIELD + name);
    }
  }

  /** Some clients write every number with a fraction. */
  private static JsonNode whole(String name, JsonNode value) {
    Shape.require(value.canConvertToExactIntegral(), FIELD + name, "a whole number");
    return JsonTree.object().numberNode(value.asLong());
  }

  private void stops(JsonNode value) {
    Shape.require(value.isArray(), FIELD + "stopSequences", "an array of strings");
    if (!value.isEmpty()) {
      to.set("stop", value);
    }
  }

  private static void modalities(JsonNode value) {
    boolean text = value.valueStream().allMatch(it -> it.asString("").equalsIgnoreCase("text"));
    if (!text) {
      throw Shape.unsupported(FIELD + "responseModalities");
    }
  }

  private void thinking(String name, JsonNode value) {
    switch (name) {
      case "includeThoughts" -> thoughts = value.asBoolean(false);
      case "thinkingLevel" -> level(value.asString("").toLowerCase(Locale.ROOT));
      case "thinkingBudget" -> budget(value);
      default -> throw Shape.unsupported(THINKING + "." + name);
    }
  }

  private void level(String level) {
    switch (level) {
      case "", "thinking_level_unspecified" -> {}
      case "minimal", "low", "medium", "high" -> to.put("reasoning_effort", level);
      default ->
          throw Untranslatable.malformed(
              THINKING + ".thinkingLevel", "MINIMAL, LOW, MEDIUM or HIGH");
    }
  }

  /** A negative one leaves it to the model. */
  private void budget(JsonNode value) {
    if (!JsonTree.isGiven(value)) {
      return;
    }
    Shape.require(value.canConvertToInt(), THINKING + ".thinkingBudget", "a whole number");
    int tokens = value.asInt();
    if (tokens >= 0) {
      to.put("reasoning_effort", effort(tokens));
    }
  }

  private static String effort(int tokens) {
    return tokens == 0 ? "none" : tokens <= LOW ? "low" : tokens <= MEDIUM ? "medium" : "high";
  }

  private void format(JsonNode config) {
    String type = config.path("responseMimeType").asString("");
    JsonNode schema = schema(config);
    switch (type.substring(type.indexOf('/') + 1)) {
      case "", "plain" ->
          Shape.require(
              !JsonTree.isGiven(schema),
              FIELD + "responseMimeType",
              "\"application/json\" where there is a schema");
      case "json" -> to.set("response_format", json(schema));
      default -> throw Shape.unsupported(FIELD + "responseMimeType");
    }
  }

  private static JsonNode schema(JsonNode config) {
    JsonNode own = config.path("responseSchema");
    JsonNode plain = config.path("responseJsonSchema");
    JsonNode other = JsonTree.isGiven(plain) ? plain : config.path("_responseJsonSchema");
    return JsonTree.isGiven(own) ? OpenApiSchema.of(own) : other;
  }

  private static ObjectNode json(JsonNode schema) {
    if (!JsonTree.isGiven(schema)) {
      return JsonTree.object().put("type", "json_object");
    }
    ObjectNode format = JsonTree.object().put("type", "json_schema");
    format.putObject("json_schema").put("name", "response").set("schema", schema);
    return format;
  }
}
