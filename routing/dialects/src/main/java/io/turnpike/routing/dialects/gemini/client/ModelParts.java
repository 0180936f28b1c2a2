package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model's turn holds, as one message. Signatures of calls go where Gemini's chat completions
 * have them, and nobody insists on others; the thoughts themselves are nothing that a model reads
 * again.
 */
final class ModelParts {

  private static final String THOUGHT = "contents[].parts[].thought";

  private final FunctionIds ids;
  private final List<String> dropped;
  private final StringBuilder text = new StringBuilder();
  private final ArrayNode calls = JsonTree.array();
  private final ArrayNode thinking = JsonTree.array();

  ModelParts(FunctionIds ids, List<String> dropped) {
    this.ids = ids;
    this.dropped = dropped;
  }

  /**
   * @param place what a call is called that has no id
   */
  void read(JsonNode part, String field, String place) {
    if (part.path("thought").asBoolean(false)) {
      forget();
    } else {
      part.propertyStream()
          .filter(it -> JsonTree.isGiven(it.getValue()))
          .forEach(it -> read(part, it.getKey(), field, place));
    }
  }

  /** Null for a turn in which nothing is said. */
  @Nullable ObjectNode message() {
    if (text.isEmpty() && calls.isEmpty()) {
      return null;
    }
    ObjectNode message = JsonTree.object().put("role", "assistant");
    message.put("content", text.isEmpty() ? null : text.toString());
    if (!calls.isEmpty()) {
      message.set("tool_calls", calls);
    }
    SignedThinking.put(message, thinking);
    return message;
  }

  private void forget() {
    if (!dropped.contains(THOUGHT)) {
      dropped.add(THOUGHT);
    }
  }

  private void read(JsonNode part, String name, String field, String place) {
    switch (name) {
      case "text" -> text.append(Shape.text(part.path(name), field + ".text"));
      case "functionCall" -> call(part, field + ".functionCall", place);
      case "thought", "thoughtSignature", "partMetadata" -> {}
      default -> throw Shape.unsupported(field + "." + name);
    }
  }

  private void call(JsonNode part, String field, String place) {
    JsonNode call = part.path("functionCall");
    String name = Shape.text(call.path("name"), field + ".name");
    JsonNode args = call.path("args");
    Shape.require(args.isObject() || !JsonTree.isGiven(args), field + ".args", "an object");
    ObjectNode tool = calls.addObject().put("id", ids.ofCall(call, name, place));
    tool.put("type", "function");
    tool.putObject("function")
        .put("name", name)
        .put("arguments", args.isObject() ? args.toString() : "{}");
    String signature = Signatures.of(part);
    if (signature != null && !SignedThinking.unpack(signature, thinking)) {
      Signatures.put(tool, signature);
    }
  }
}
