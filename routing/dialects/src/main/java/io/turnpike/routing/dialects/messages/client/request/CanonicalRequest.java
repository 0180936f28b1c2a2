package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.messages.client.answer.MessageAnswers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request for a message as one for a chat completion. Each of its fields is carried over, is
 * known to change nothing, or ends it; none is overlooked. What Anthropic alone understands goes
 * into slots of its own, from which {@link PlainRequest} makes something for everybody else.
 */
public final class CanonicalRequest {

  static final String MAX_TOKENS = "max_tokens";

  private static final Operation COMPLETIONS = new ChatDialect().operations().getFirst();

  private final ObjectNode from;
  private final ObjectNode to = JsonTree.object();
  private final List<String> warnings = new ArrayList<>();

  private CanonicalRequest(ObjectNode from) {
    this.from = from;
  }

  /** Throws {@link Untranslatable} for what chat completions cannot say. */
  public static Canonical of(byte[] body) {
    CanonicalRequest request = new CanonicalRequest(JsonTree.object(body));
    ObjectNode full = request.translate();
    List<String> warnings = List.copyOf(request.warnings);
    MessageAnswers answers = new MessageAnswers(request.stopSequences());
    return new Canonical(
        COMPLETIONS,
        COMPLETIONS.scan(null, JsonTree.bytes(full)),
        warnings,
        answers,
        () -> plain(full.deepCopy(), warnings, answers));
  }

  private static Canonical plain(ObjectNode full, List<String> before, MessageAnswers answers) {
    List<String> warnings = new ArrayList<>(before);
    ObjectNode plain = new PlainRequest(full, warnings).strip();
    return new Canonical(
        COMPLETIONS, COMPLETIONS.scan(null, JsonTree.bytes(plain)), List.copyOf(warnings), answers);
  }

  private ObjectNode translate() {
    from.propertyStream().forEach(field -> field(field.getKey(), field.getValue()));
    CanonicalTurns turns = new CanonicalTurns(to.putArray("messages"), warnings);
    turns.system(from.path("system"), "system");
    turns.read(from.path("messages"));
    CanonicalTools.read(from, to, warnings);
    return to;
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
          "top_k",
          MAX_TOKENS,
          "thinking",
          "cache_control",
          "inference_geo" ->
          to.set(name, value);
      case "stop_sequences" -> stops(value);
      case "service_tier" -> to.put(name, value.asString("").equals("auto") ? "auto" : "default");
      case "metadata" -> identity(value);
      case "output_config" -> outputConfig(value);
      case "output_format" -> to.set("response_format", OutputFormat.canonical(value, name));
      case "system", "messages", "tools", "tool_choice" -> {}
      default -> beta(name, value);
    }
  }

  /** How an answer is made, what it costs and what is left out before: none says what to answer. */
  private void beta(String name, JsonNode value) {
    switch (name) {
      case "context_management",
          "speed",
          "diagnostics",
          "fallbacks",
          "fallback_credit_token",
          "anthropic_beta",
          "betas" ->
          warnings.add(name);
      case "mcp_servers" -> require(value.isEmpty(), name, "its servers are called by Anthropic");
      case "container" -> require(false, name, "it is kept at Anthropic");
      default -> require(false, name, "chat completions have no counterpart");
    }
  }

  private static void require(boolean fulfilled, String name, String why) {
    if (!fulfilled) {
      throw Untranslatable.unsupported(
          name, why + "; leave it out, or choose a connection that speaks the Messages API.");
    }
  }

  private void stops(JsonNode value) {
    JsonTree.require(value.isArray(), "stop_sequences", "an array of strings");
    if (!value.isEmpty()) {
      to.set("stop", value);
    }
  }

  private List<String> stopSequences() {
    return to.path("stop") instanceof ArrayNode stops
        ? stops.valueStream().map(stop -> stop.asString("")).toList()
        : List.of();
  }

  private void identity(JsonNode metadata) {
    JsonNode id = metadata.path("user_id");
    if (id.isString()) {
      to.set("user", id);
    }
    if (metadata.size() > (metadata.has("user_id") ? 1 : 0)) {
      warnings.add("metadata");
    }
  }

  private void outputConfig(JsonNode value) {
    JsonTree.require(value.isObject(), "output_config", "an object");
    ObjectNode config = ((ObjectNode) value).deepCopy();
    JsonNode format = config.remove("format");
    if (format != null && !format.isNull()) {
      to.set("response_format", OutputFormat.canonical(format, "output_config.format"));
    }
    if (!config.isEmpty()) {
      to.set("output_config", config);
    }
  }
}
