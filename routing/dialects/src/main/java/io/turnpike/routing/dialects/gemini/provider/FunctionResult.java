package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a function gave back. It has to be an object, in which texts keep every digit of what is in
 * them; pictures are part of it where the model can see them there, and follow on it elsewhere.
 */
final class FunctionResult {

  private static final String SHOWN = "It is shown below.";

  private final String field;
  private final ModelGeneration family;
  private final CalledNames called;
  private final LeftOut leftOut;

  FunctionResult(String field, ModelGeneration family, CalledNames called, LeftOut leftOut) {
    this.field = field;
    this.family = family;
    this.called = called;
    this.leftOut = leftOut;
  }

  ArrayNode read(JsonNode message) {
    String id = JsonTree.string(message, "tool_call_id", field).stringValue();
    ArrayNode said = new MessageParts(field, leftOut).all(message.path("content"));
    ArrayNode media = JsonTree.array();
    said.valueStream().filter(part -> !part.has("text")).forEach(media::add);
    ArrayNode parts = JsonTree.array();
    ObjectNode response = parts.addObject().putObject("functionResponse");
    response.put("id", id).put("name", called.of(id, message));
    response
        .putObject("response")
        .put(message.path("is_error").asBoolean(false) ? "error" : "output", text(said, media));
    if (family.shows() && !media.isEmpty()) {
      response.set("parts", media);
    } else {
      parts.addAll(media);
    }
    return parts;
  }

  private static String text(ArrayNode said, ArrayNode media) {
    String text =
        said.valueStream()
            .filter(part -> part.has("text"))
            .map(part -> part.path("text").stringValue())
            .collect(Collectors.joining("\n\n"));
    return text.isEmpty() && !media.isEmpty() ? SHOWN : text;
  }
}
