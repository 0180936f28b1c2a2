package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks of text, pictures and documents as the parts of a message. */
final class ContentParts {

  private static final String MARK = "cache_control";

  private final ArrayNode parts;
  private final List<String> warnings;

  ContentParts(ArrayNode parts, List<String> warnings) {
    this.parts = parts;
    this.warnings = warnings;
  }

  void add(JsonNode block, String field) {
    String type = block.path("type").asString("");
    ObjectNode part =
        switch (type) {
          case "text" -> text(JsonTree.string(block, "text", field));
          case "image" -> BlockMedia.image(block.path("source"), field + ".source");
          case "document" -> BlockMedia.document(block, field);
          case "tool_reference" ->
              text("The tool \"" + block.path("tool_name").asString("") + "\" can be called.");
          default -> throw unknown(field, type);
        };
    cited(block);
    JsonTree.copy(block, MARK, part);
    parts.add(part);
  }

  static Untranslatable unknown(String field, String type) {
    return Untranslatable.unsupported(
        field + ".type", "chat completions do not know \"" + type + "\" there.");
  }

  /** Where something stands is told beside the answer, which is the same without it. */
  private void cited(JsonNode block) {
    JsonNode citations = block.path("citations");
    boolean wanted = citations.path("enabled").asBoolean(!citations.isEmpty());
    String name = "messages[].content[].citations";
    if (wanted && !warnings.contains(name)) {
      warnings.add(name);
    }
  }

  private static ObjectNode text(JsonNode text) {
    ObjectNode part = JsonTree.object().put("type", "text");
    part.set("text", text);
    return part;
  }

  private static ObjectNode text(String text) {
    return JsonTree.object().put("type", "text").put("text", text);
  }
}
