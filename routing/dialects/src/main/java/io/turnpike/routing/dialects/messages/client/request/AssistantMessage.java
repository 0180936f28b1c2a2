package io.turnpike.routing.dialects.messages.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the model said before. Thoughts with a signature go into the slot for those; thoughts
 * without one were told by a provider that signs nothing, and go back to it as it told them.
 */
final class AssistantMessage {

  private static final String THINKING = "thinking";

  private final ArrayNode text = JsonTree.object().arrayNode();
  private final ArrayNode thoughts = text.arrayNode();
  private final ArrayNode calls = text.arrayNode();
  private final StringBuilder reasoning = new StringBuilder();
  private final ContentParts parts;
  private final String field;

  AssistantMessage(String field, List<String> warnings) {
    this.field = field;
    this.parts = new ContentParts(text, warnings);
  }

  ObjectNode read(JsonNode content) {
    for (int i = 0; i < content.size(); i++) {
      block(content.path(i), field + "[" + i + "]");
    }
    ObjectNode message = JsonTree.object().put("role", "assistant");
    message.set("content", content.isString() ? content : said());
    if (!reasoning.isEmpty()) {
      message.put("reasoning_content", reasoning.toString());
    }
    set(message, "thinking_blocks", thoughts);
    set(message, "tool_calls", calls);
    return message;
  }

  private void block(JsonNode block, String place) {
    String type = block.path("type").asString("");
    switch (type) {
      case "text" -> parts.add(block, place);
      case THINKING -> thought(block);
      case "redacted_thinking" -> thoughts.add(block);
      case "tool_use" -> call(block, place);
      default -> throw ContentParts.unknown(place, type);
    }
  }

  private void thought(JsonNode block) {
    if (block.path("signature").asString("").isEmpty()) {
      reasoning.append(block.path(THINKING).asString(""));
    } else {
      thoughts.add(block);
    }
  }

  private void call(JsonNode block, String place) {
    ObjectNode call = calls.addObject();
    call.set("id", JsonTree.string(block, "id", place));
    call.put("type", "function");
    ObjectNode function = call.putObject("function");
    function.set("name", JsonTree.string(block, "name", place));
    JsonNode input = block.path("input").isObject() ? block.path("input") : JsonTree.object();
    function.put("arguments", new String(JsonTree.bytes(input), UTF_8));
    JsonTree.copy(block, "cache_control", call);
  }

  /** Nothing at all is said by nothing where there are calls, else by an empty text. */
  private JsonNode said() {
    if (text.isEmpty()) {
      return calls.isEmpty() ? text.stringNode("") : NullNode.getInstance();
    }
    JsonNode first = text.path(0);
    return text.size() == 1 && !first.has("cache_control") ? first.path("text") : text;
  }

  private static void set(ObjectNode message, String name, ArrayNode items) {
    if (!items.isEmpty()) {
      message.set(name, items);
    }
  }
}
