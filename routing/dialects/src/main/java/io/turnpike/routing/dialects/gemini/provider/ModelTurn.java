package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.gemini.client.Signatures;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the model said and called, with what it signed. Of calls at once only the first is signed,
 * so a signature that got lost is made up for there and nowhere else.
 */
final class ModelTurn {

  private final String field;
  private final ModelGeneration family;
  private final CalledNames called;
  private final LeftOut leftOut;

  ModelTurn(String field, ModelGeneration family, CalledNames called, LeftOut leftOut) {
    this.field = field;
    this.family = family;
    this.called = called;
    this.leftOut = leftOut;
  }

  ArrayNode read(JsonNode message) {
    for (String name : List.of("audio", "function_call")) {
      if (JsonTree.isGiven(message.path(name))) {
        throw ContentsRequest.unsupported(field + "." + name);
      }
    }
    for (String name : List.of("reasoning_content", "thinking_blocks", "reasoning_items")) {
      leftOut.addUnless(!JsonTree.isGiven(message.path(name)), "messages[]." + name);
    }
    ArrayNode parts = new MessageParts(field, leftOut).texts(message.path("content"));
    refusal(message.path("refusal"), parts);
    sign(Signatures.kept(message), parts);
    JsonNode calls = JsonTree.list(message, "tool_calls", field + ".tool_calls");
    for (int i = 0; i < calls.size(); i++) {
      parts.add(call(calls.path(i), i == 0, field + ".tool_calls[" + i + "]"));
    }
    return parts;
  }

  private static void refusal(JsonNode refusal, ArrayNode parts) {
    if (!refusal.asString("").isEmpty()) {
      parts.addObject().set("text", refusal);
    }
  }

  /** Of the text, or, where there is none, of an empty one, as it may have come. */
  private static void sign(@Nullable String signature, ArrayNode parts) {
    if (signature == null) {
      return;
    }
    ObjectNode signed =
        parts.path(parts.size() - 1) instanceof ObjectNode last
            ? last
            : parts.addObject().put("text", "");
    signed.put(Signatures.PART, signature);
  }

  private ObjectNode call(JsonNode call, boolean first, String place) {
    if (!call.path("type").asString("function").equals("function")) {
      throw Untranslatable.unsupported(
          place + ".type", "only tools of type \"function\" can be translated.");
    }
    String id = JsonTree.string(call, "id", place).stringValue();
    JsonNode function = call.path("function");
    String name = JsonTree.string(function, "name", place + ".function").stringValue();
    leftOut.addUnless(!call.has("cache_control"), "cache_control");
    called.add(id, name);
    ObjectNode part = JsonTree.object();
    ObjectNode made = part.putObject("functionCall").put("id", id).put("name", name);
    made.set("args", arguments(function.path("arguments").asString(""), place));
    String signature = Signatures.kept(call);
    if (signature != null || first && family.signs()) {
      part.put(Signatures.PART, signature == null ? Signatures.UNKNOWN : signature);
    }
    return part;
  }

  private static ObjectNode arguments(String arguments, String place) {
    return arguments.isBlank()
        ? JsonTree.object()
        : JsonTree.object(arguments, place + ".function.arguments");
  }
}
