package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a tool found out, or why it could not. */
final class ToolMessage {

  private static final String CONTENT = "content";

  private ToolMessage() {}

  static ObjectNode of(JsonNode result, String field, List<String> warnings) {
    ObjectNode message = JsonTree.object().put("role", "tool");
    message.set("tool_call_id", JsonTree.string(result, "tool_use_id", field));
    JsonNode content = result.path(CONTENT);
    if (content.isArray()) {
      ContentParts parts = new ContentParts(message.putArray(CONTENT), warnings);
      for (int i = 0; i < content.size(); i++) {
        parts.add(content.path(i), field + ".content[" + i + "]");
      }
    } else {
      message.put(CONTENT, content.asString(""));
    }
    if (result.path("is_error").asBoolean(false)) {
      message.put("is_error", true);
    }
    JsonTree.copy(result, "cache_control", message);
    return message;
  }
}
