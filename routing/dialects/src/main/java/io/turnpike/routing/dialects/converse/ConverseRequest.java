package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One chat request as a request of Converse. Each of its own fields is carried over, is known to
 * change nothing, or ends it; none is overlooked.
 */
final class ConverseRequest {

  private final ObjectNode from;
  private final ModelFamily family;
  private final ObjectNode to = JsonTree.object();
  private final ObjectNode inference = JsonTree.object();
  private final LostNames lost = new LostNames();

  ConverseRequest(ObjectNode from, ModelFamily family) {
    this.from = from;
    this.family = family;
  }

  TranslatedRequest translate() {
    from.propertyStream().forEach(field -> field(field.getKey(), field.getValue()));
    limit();
    CachePoints points = new CachePoints(family, lost);
    new ConverseTurns(to, points, lost).read(from);
    ModelFields more = new ModelFields(to, family, lost);
    new ConverseTools(to, points, more, lost).read(from);
    new ConverseOutput(to, more, lost).read(from);
    more.topK(from.path("top_k"));
    if (!inference.isEmpty()) {
      to.set("inferenceConfig", inference);
    }
    return new TranslatedRequest(JsonTree.bytes(to), lost.all());
  }

  /** Null means the default everywhere. */
  private void field(String name, JsonNode value) {
    if (!value.isNull()) {
      translate(name, value);
    }
  }

  private void translate(String name, JsonNode value) {
    switch (name) {
      case "temperature" -> inference.set(name, number(name, value));
      case "top_p" -> inference.set("topP", number(name, value));
      case "stop" -> stops(value);
      case "service_tier" -> tier(value);
      case "seed",
          "store",
          "prediction",
          "prompt_cache_key",
          "prompt_cache_retention",
          "metadata",
          "user",
          "safety_identifier" ->
          lost.add(name);
      case "n",
          "logprobs",
          "top_logprobs",
          "logit_bias",
          "presence_penalty",
          "frequency_penalty",
          "modalities" ->
          neutral(name, value);
      default -> readTogether(name, value);
    }
  }

  /** Of fields that others than this method carry over, only the shape is looked at here. */
  private void readTogether(String name, JsonNode value) {
    switch (name) {
      case "model",
          "messages",
          "stream",
          "stream_options",
          "tool_choice",
          "max_tokens",
          "max_completion_tokens",
          "include_reasoning",
          "cache_control",
          "top_k" -> {}
      case "verbosity" -> {
        if (!value.asString("").equals("medium")) {
          lost.add(name);
        }
      }
      case "tools" -> JsonTree.require(value.isArray(), name, "an array");
      case "parallel_tool_calls" -> JsonTree.require(value.isBoolean(), name, "true or false");
      case "response_format", "output_config", "thinking" ->
          JsonTree.require(value.isObject(), name, "an object");
      case "reasoning_effort" -> JsonTree.require(value.isString(), name, "a string");
      default -> throw unsupported(name);
    }
  }

  static Untranslatable unsupported(String field) {
    return Untranslatable.unsupported(
        field, "Amazon Bedrock's Converse has no counterpart; leave it out for this target.");
  }

  private static JsonNode number(String name, JsonNode value) {
    JsonTree.require(value.isNumber(), name, "a number");
    return value;
  }

  private void stops(JsonNode value) {
    JsonTree.require(
        value.isString() || value.isArray(), "stop", "a string or an array of strings");
    if (value.isString() || !value.isEmpty()) {
      ArrayNode stops = inference.putArray("stopSequences");
      if (value.isString()) {
        stops.add(value);
      } else {
        stops.addAll((ArrayNode) value);
      }
    }
  }

  private void tier(JsonNode value) {
    switch (value.asString("")) {
      case "auto", "default", "standard_only" -> {}
      case "priority", "flex" -> to.putObject("serviceTier").set("type", value);
      default ->
          throw Untranslatable.unsupported(
              "service_tier", "Bedrock knows \"default\", \"priority\" and \"flex\".");
    }
  }

  /** Without one a model writes as much as it can. */
  private void limit() {
    JsonNode newer = from.path("max_completion_tokens");
    JsonNode most = newer.isIntegralNumber() ? newer : from.path("max_tokens");
    if (most.isIntegralNumber()) {
      inference.set("maxTokens", most);
    }
  }

  private static void neutral(String name, JsonNode value) {
    boolean asksForNothing =
        switch (name) {
          case "n" -> is(value, BigDecimal.ONE);
          case "logprobs" -> value.isBoolean() && !value.booleanValue();
          case "logit_bias" -> value.isObject() && value.isEmpty();
          case "modalities" -> value.size() == 1 && value.path(0).asString("").equals("text");
          default -> is(value, BigDecimal.ZERO);
        };
    if (!asksForNothing) {
      throw unsupported(name);
    }
  }

  private static boolean is(JsonNode value, BigDecimal number) {
    return value.isNumber() && value.decimalValue().compareTo(number) == 0;
  }
}
