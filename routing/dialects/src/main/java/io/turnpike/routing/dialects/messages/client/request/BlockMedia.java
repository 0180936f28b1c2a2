package io.turnpike.routing.dialects.messages.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures and documents, whose bytes become {@code data:} URLs. */
final class BlockMedia {

  /** Texts as documents are recognised by it. */
  static final String PLAIN_TEXT = "data:text/plain;base64,";

  private BlockMedia() {}

  static ObjectNode image(JsonNode source, String field) {
    String address =
        switch (source.path("type").asString("")) {
          case "base64" -> data(source, field);
          case "url" -> JsonTree.string(source, "url", field).stringValue();
          default -> throw unreachable(field, "send the picture, or its URL");
        };
    ObjectNode part = JsonTree.object().put("type", "image_url");
    part.putObject("image_url").put("url", address);
    return part;
  }

  static ObjectNode document(JsonNode document, String field) {
    JsonNode source = document.path("source");
    String place = field + ".source";
    String data =
        switch (source.path("type").asString("")) {
          case "base64" -> data(source, place);
          case "text" -> text(JsonTree.string(source, "data", place).stringValue());
          default -> throw unreachable(place, "send the document itself, or its text");
        };
    ObjectNode part = JsonTree.object().put("type", "file");
    ObjectNode file = part.putObject("file");
    if (document.path("title").isString()) {
      file.set("filename", document.path("title"));
    }
    file.put("file_data", data);
    return part;
  }

  private static String data(JsonNode source, String field) {
    return "data:"
        + JsonTree.string(source, "media_type", field).stringValue()
        + ";base64,"
        + JsonTree.string(source, "data", field).stringValue();
  }

  private static String text(String text) {
    return PLAIN_TEXT + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static Untranslatable unreachable(String field, String instead) {
    return Untranslatable.unsupported(
        field, "a provider of chat completions cannot get at it; " + instead + ".");
  }
}
