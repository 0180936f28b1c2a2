package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One chat request as a request for a response. Each of its own fields is carried over, is known to
 * change nothing, or ends it; none is overlooked.
 */
final class BridgeRequest {

  private static final String LOGPROBS = "logprobs";

  private final ObjectNode from;
  private final ObjectNode to = JsonTree.object();
  private final LostFields lost = new LostFields();

  BridgeRequest(ObjectNode from) {
    this.from = from;
  }

  TranslatedRequest translate() {
    from.propertyStream().forEach(field -> field(field.getKey(), field.getValue()));
    new BridgeInput(to, lost).read(from.path("messages"));
    new BridgeTools(to, lost).read(from);
    new BridgeReasoning(to, lost).read(from);
    new BridgeText(to).read(from);
    limit();
    obfuscation();
    to.put("store", false);
    include();
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
      case "model",
          "stream",
          "temperature",
          "top_p",
          "top_logprobs",
          "metadata",
          "parallel_tool_calls",
          "service_tier",
          "safety_identifier",
          "user",
          "prompt_cache_key",
          "prompt_cache_retention",
          "prompt_cache_options" ->
          to.set(name, value);
      case "seed", "prediction", "cache_control" -> lost.add(name);
      case "store" -> stored(value);
      case "n", "stop", "logit_bias", "presence_penalty", "frequency_penalty", "modalities" ->
          NeutralValue.require(name, value);
      default -> readTogether(name, value);
    }
  }

  /** Of fields that others than this method carry over, only the shape is looked at here. */
  private static void readTogether(String name, JsonNode value) {
    switch (name) {
      case "messages",
          "tool_choice",
          "max_tokens",
          "max_completion_tokens",
          "stream_options",
          "verbosity" -> {}
      case "tools" -> JsonTree.require(value.isArray(), name, "an array");
      case LOGPROBS, "include_reasoning" ->
          JsonTree.require(value.isBoolean(), name, "true or false");
      case "response_format", "thinking" -> JsonTree.require(value.isObject(), name, "an object");
      case "reasoning_effort" -> JsonTree.require(value.isString(), name, "a string");
      default -> throw BridgeTree.unsupported(name);
    }
  }

  /** What is kept there are responses, and a client of chat completions could not ask for one. */
  private void stored(JsonNode value) {
    if (value.asBoolean(false)) {
      lost.add("store");
    }
  }

  private void limit() {
    JsonNode newer = from.path("max_completion_tokens");
    JsonNode most = newer.isIntegralNumber() ? newer : from.path("max_tokens");
    if (most.isIntegralNumber()) {
      to.set("max_output_tokens", most);
    }
  }

  private void obfuscation() {
    JsonNode obfuscation = from.path("stream_options").path("include_obfuscation");
    if (obfuscation.isBoolean()) {
      to.putObject("stream_options").set("include_obfuscation", obfuscation);
    }
  }

  private void include() {
    ArrayNode include = to.putArray("include").add("reasoning.encrypted_content");
    if (from.path(LOGPROBS).asBoolean(false)) {
      include.add("message.output_text.logprobs");
    }
  }
}
