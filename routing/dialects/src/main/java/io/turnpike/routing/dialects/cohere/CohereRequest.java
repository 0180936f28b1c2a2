package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One chat request as Cohere's. Each of its own fields is carried over, is known to change nothing,
 * or ends it; none is overlooked. Fields that only Cohere has pass as they are.
 */
final class CohereRequest {

  private final ObjectNode from;
  private final boolean reasons;
  private final ObjectNode to = JsonTree.object();
  private final LossList losses = new LossList();

  /**
   * @param reasons whether the model takes back what it thought
   */
  CohereRequest(ObjectNode from, boolean reasons) {
    this.from = from;
    this.reasons = reasons;
  }

  TranslatedRequest translate() {
    JsonTree.copy(from, "model", to);
    if (from.path("stream").asBoolean(false)) {
      to.put("stream", true);
    }
    to.set("messages", new CohereMessages(reasons, losses).of(from.path("messages")));
    from.propertyStream().forEach(field -> field(field.getKey(), field.getValue()));
    new SamplingFields(to, losses).read(from);
    new CohereTools(to, losses).read(from);
    CohereOutput.read(from, to);
    return new TranslatedRequest(JsonTree.bytes(to), losses.all());
  }

  /** Null means the default everywhere. */
  private void field(String name, JsonNode value) {
    if (!value.isNull()) {
      translate(name, value);
    }
  }

  private void translate(String name, JsonNode value) {
    switch (name) {
      case "documents", "citation_options", "safety_mode", "strict_tools", "priority" ->
          to.set(name, value);
      case "store",
          "prediction",
          "prompt_cache_key",
          "prompt_cache_retention",
          "metadata",
          "user",
          "safety_identifier",
          "service_tier",
          "cache_control" ->
          losses.add(name);
      case "n", "logprobs", "top_logprobs", "logit_bias", "modalities" -> neutral(name, value);
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
          "temperature",
          "top_p",
          "top_k",
          "seed",
          "stop",
          "presence_penalty",
          "frequency_penalty",
          "tool_choice",
          "max_tokens",
          "max_completion_tokens",
          "include_reasoning" -> {}
      case "verbosity" -> {
        if (!value.asString("").equals("medium")) {
          losses.add(name);
        }
      }
      case "tools" -> JsonTree.require(value.isArray(), name, "an array");
      case "parallel_tool_calls" -> JsonTree.require(value.isBoolean(), name, "true or false");
      case "response_format", "thinking" -> JsonTree.require(value.isObject(), name, "an object");
      case "reasoning_effort" -> JsonTree.require(value.isString(), name, "a string");
      default -> throw unsupported(name);
    }
  }

  static Untranslatable unsupported(String field) {
    return Untranslatable.unsupported(
        field, "Cohere's chat has no counterpart; leave it out for this target.");
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
