package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user's turn holds, as content of one message and messages of tools before it. */
final class UserParts {

  private final ArrayNode messages;
  private final FunctionIds ids;
  private final List<String> dropped;
  private final ArrayNode content = JsonTree.array();

  UserParts(ArrayNode messages, FunctionIds ids, List<String> dropped) {
    this.messages = messages;
    this.ids = ids;
    this.dropped = dropped;
  }

  void read(JsonNode part, String field) {
    part.propertyStream()
        .filter(it -> JsonTree.isGiven(it.getValue()))
        .forEach(it -> read(it.getKey(), it.getValue(), field + "." + it.getKey()));
  }

  void end() {
    if (!content.isEmpty()) {
      messages.addObject().put("role", "user").set("content", plainly(content));
    }
  }

  /** One text stands for itself. */
  static JsonNode plainly(ArrayNode parts) {
    boolean one = parts.size() == 1 && parts.path(0).path("type").stringValue().equals("text");
    return one ? parts.path(0).path("text") : parts;
  }

  private void read(String name, JsonNode value, String field) {
    switch (name) {
      case "text" -> text(content, Shape.text(value, field));
      case "inlineData" -> content.add(InlineMedia.of(value, field));
      case "fileData" -> content.add(InlineMedia.file(value, field));
      case "functionResponse" -> tool(value, field);
      case "thought", "thoughtSignature" -> {}
      case "mediaResolution", "partMetadata", "videoMetadata" -> drop("contents[].parts[]." + name);
      default -> throw Shape.unsupported(field);
    }
  }

  private void drop(String name) {
    if (!dropped.contains(name)) {
      dropped.add(name);
    }
  }

  private static void text(ArrayNode to, String text) {
    to.addObject().put("type", "text").put("text", text);
  }

  private void tool(JsonNode response, String field) {
    ArrayNode given = JsonTree.array();
    Shape.text(response.path("name"), field + ".name");
    text(given, response.path("response").toString());
    List<JsonNode> media = Shape.list(response.path("parts"), field + ".parts");
    for (int i = 0; i < media.size(); i++) {
      given.add(media(media.get(i), field + ".parts[" + i + "]"));
    }
    messages
        .addObject()
        .put("role", "tool")
        .put("tool_call_id", ids.ofResponse(response))
        .set("content", plainly(given));
  }

  private static ObjectNode media(JsonNode part, String field) {
    return part.has("fileData")
        ? InlineMedia.file(part.path("fileData"), field + ".fileData")
        : InlineMedia.of(part.path("inlineData"), field + ".inlineData");
  }
}
