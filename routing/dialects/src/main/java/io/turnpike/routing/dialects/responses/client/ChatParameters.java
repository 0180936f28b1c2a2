package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything of a request but what is said and the tools. A field that this API does not have is
 * another vendor's, or newer than this; it goes on as it is, for the provider to know.
 */
final class ChatParameters {

  private static final String STATELESS =
      "this model's provider keeps no responses; send the whole conversation in \"input\".";
  private static final Set<String> INCLUDED =
      Set.of("reasoning.encrypted_content", "message.input_image.image_url");

  private final ObjectNode from;
  private final ObjectNode to;
  private final List<String> warnings;

  ChatParameters(ObjectNode from, ObjectNode to, List<String> warnings) {
    this.from = from;
    this.to = to;
    this.warnings = warnings;
  }

  /** Null means the default everywhere. */
  void read() {
    from.propertyStream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> field(field.getKey(), field.getValue()));
  }

  private void field(String name, JsonNode value) {
    switch (name) {
      // Said, offered, or told back elsewhere.
      case "input", "instructions", "tools", "tool_choice", "parallel_tool_calls", "metadata" -> {}
      case "max_output_tokens" -> to.set("max_completion_tokens", value);
      case "reasoning" -> reasoning(value);
      case "text" -> text(value);
      case "include" -> value.forEach(this::include);
      case "top_logprobs" -> logprobs(value);
      case "stream_options" -> streamOptions(value);
      default -> rest(name, value);
    }
  }

  private void rest(String name, JsonNode value) {
    switch (name) {
      case "store" -> warnUnless(!value.asBoolean(false), name);
      case "truncation" -> warnUnless(value.asString("").equals("disabled"), name);
      // What Codex tells OpenAI about itself is among them.
      case "max_tool_calls", "context_management", "prompt_cache_options", "client_metadata" ->
          RequestTree.warn(warnings, name);
      case "previous_response_id", "conversation" ->
          throw Untranslatable.unsupported(name, STATELESS);
      case "prompt" ->
          throw Untranslatable.unsupported(
              name, "this model's provider stores no prompts; send its text.");
      case "moderation" ->
          throw Untranslatable.unsupported(name, "this model's provider does not moderate.");
      case "background" -> {
        if (value.asBoolean(true)) {
          throw Untranslatable.unsupported(
              name, "this model's provider keeps no responses; wait for the answer, or stream it.");
        }
      }
      default -> to.set(name, value);
    }
  }

  private void warnUnless(boolean nothingIsLost, String name) {
    if (!nothingIsLost) {
      RequestTree.warn(warnings, name);
    }
  }

  /** Reasoning is told as far as the provider shows it, which is what "auto" asks for. */
  private void reasoning(JsonNode reasoning) {
    JsonTree.require(reasoning.isObject(), "reasoning", "an object");
    reasoning
        .propertyStream()
        .filter(field -> !field.getValue().isNull())
        .forEach(
            field -> {
              switch (field.getKey()) {
                case "effort" -> to.set("reasoning_effort", field.getValue());
                case "summary", "generate_summary" ->
                    warnUnless(field.getValue().asString("").equals("auto"), "reasoning.summary");
                default -> RequestTree.warn(warnings, "reasoning." + field.getKey());
              }
            });
  }

  private void text(JsonNode text) {
    JsonTree.require(text.isObject(), "text", "an object");
    RequestTree.copy(text, to, "verbosity");
    JsonNode format = text.path("format");
    switch (format.path("type").asString("")) {
      case "text" -> {}
      case "json_object" -> to.putObject("response_format").put("type", "json_object");
      case "json_schema" -> {
        ObjectNode schema = to.putObject("response_format").put("type", "json_schema");
        RequestTree.copy(
            format, schema.putObject("json_schema"), "name", "description", "schema", "strict");
      }
      default -> JsonTree.require(!JsonTree.isGiven(format), "text.format.type", "a known type");
    }
  }

  private void include(JsonNode what) {
    String name = what.asString("");
    if (name.equals("message.output_text.logprobs")) {
      to.put("logprobs", true);
    } else if (!INCLUDED.contains(name)) {
      RequestTree.warn(warnings, "include");
    }
  }

  private void logprobs(JsonNode top) {
    if (top.asInt(1) > 0) {
      to.put("logprobs", true).set("top_logprobs", top);
    }
  }

  /** Padding hides nothing here, since the stream is encrypted or nobody listens. */
  private void streamOptions(JsonNode options) {
    warnUnless(!options.path("include_obfuscation").asBoolean(false), "stream_options");
    if (options.has("include_usage")) {
      RequestTree.copy(options, to.putObject("stream_options"), "include_usage");
    }
  }
}
