package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model thought, said and called before somebody else spoke, as one message. */
final class AssistantTurn {

  private final boolean slots;
  private final List<String> warnings;
  private final ObjectNode message = JsonTree.object().put("role", "assistant");
  private final ArrayNode calls = JsonTree.array();
  private final ArrayNode items = JsonTree.array();
  private final ArrayNode thoughts = JsonTree.array();
  private final StringBuilder shown = new StringBuilder();
  private JsonNode content = message.path("content");

  /**
   * @param slots whether what was signed or encrypted goes along
   */
  AssistantTurn(boolean slots, List<String> warnings) {
    this.slots = slots;
    this.warnings = warnings;
  }

  /** Something was said, and nothing called after it. */
  boolean isSaid() {
    return JsonTree.isGiven(content) && calls.isEmpty();
  }

  /** Where it came from, there it can go back: signed to its signer, shown to who showed it. */
  void reasoning(JsonNode item) {
    JsonNode thought = SignedThought.opened(item.path("encrypted_content").asString(""));
    if (!thought.isEmpty()) {
      thoughts.add(thought);
    } else if (SignedThought.isOurs(item.path("id").asString(""))) {
      item.path("summary").forEach(part -> shown.append(part.path("text").asString("")));
    } else {
      items.add(item);
    }
  }

  void say(JsonNode said, JsonNode phase) {
    content = JsonTree.isGiven(content) ? ItemContent.joined(content, said) : said;
    if (phase.isString()) {
      message.set("phase", phase);
    }
  }

  void call(JsonNode item, String field, String arguments) {
    ObjectNode call = calls.addObject();
    call.put("id", RequestTree.string(item, "call_id", field)).put("type", "function");
    RequestTree.copy(item, call, "cache_control");
    call.putObject("function")
        .put(
            "name",
            ToolNames.function(
                item.path("namespace").asString(""), RequestTree.string(item, "name", field)))
        .put("arguments", arguments);
  }

  /** Thoughts that led to nothing are nobody's message. */
  void end(ArrayNode messages) {
    if (!JsonTree.isGiven(content) && calls.isEmpty()) {
      if (!items.isEmpty() || !thoughts.isEmpty() || !shown.isEmpty()) {
        RequestTree.warn(warnings, "input[].reasoning");
      }
      return;
    }
    message.set("content", JsonTree.isGiven(content) ? content : message.nullNode());
    put("tool_calls", calls);
    if (slots) {
      put("thinking_blocks", thoughts);
      put("reasoning_items", items);
    }
    if (!shown.isEmpty()) {
      message.put("reasoning_content", shown.toString());
    }
    messages.add(message);
  }

  private void put(String name, ArrayNode list) {
    if (!list.isEmpty()) {
      message.set(name, list);
    }
  }
}
