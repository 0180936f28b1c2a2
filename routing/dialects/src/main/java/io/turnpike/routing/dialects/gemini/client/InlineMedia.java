package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures, sounds and documents, within a request or at an address. */
final class InlineMedia {

  private InlineMedia() {}

  static ObjectNode of(JsonNode blob, String field) {
    String type = Shape.text(blob.path("mimeType"), field + ".mimeType").toLowerCase(Locale.ROOT);
    String data = standard(Shape.text(blob.path("data"), field + ".data"));
    return switch (type.substring(0, Math.max(0, type.indexOf('/')))) {
      case "image" -> image(url(type, data));
      case "audio" -> audio(type, data);
      case "text" -> JsonTree.object().put("type", "text").put("text", decoded(data, field));
      case "application" -> document(blob, type, data);
      default -> throw Shape.unsupported(field + ".mimeType");
    };
  }

  /** What is kept at the vendor, only the vendor can read. */
  static ObjectNode file(JsonNode file, String field) {
    String address = Shape.text(file.path("fileUri"), field + ".fileUri");
    boolean image = file.path("mimeType").asString("").startsWith("image/");
    if (!image || !address.startsWith("https://") && !address.startsWith("http://")) {
      throw Untranslatable.unsupported(
          field, "only pictures at a web address can be; send all else as \"inlineData\".");
    }
    return image(address);
  }

  private static ObjectNode image(String url) {
    ObjectNode part = JsonTree.object().put("type", "image_url");
    part.putObject("image_url").put("url", url);
    return part;
  }

  private static ObjectNode audio(String type, String data) {
    ObjectNode part = JsonTree.object().put("type", "input_audio");
    part.putObject("input_audio").put("data", data).put("format", sound(type.substring(6)));
    return part;
  }

  private static String sound(String type) {
    return switch (type) {
      case "mpeg" -> "mp3";
      case "wave", "x-wav", "vnd.wave" -> "wav";
      default -> type;
    };
  }

  private static ObjectNode document(JsonNode blob, String type, String data) {
    String name = blob.path("displayName").asString("document." + type.substring(12));
    ObjectNode part = JsonTree.object().put("type", "file");
    part.putObject("file").put("filename", name).put("file_data", url(type, data));
    return part;
  }

  private static String url(String type, String data) {
    return "data:" + type + ";base64," + data;
  }

  /** Some libraries write the alphabet for addresses. */
  private static String standard(String data) {
    return data.replace('-', '+').replace('_', '/');
  }

  private static String decoded(String data, String field) {
    try {
      return new String(Base64.getMimeDecoder().decode(data), UTF_8);
    } catch (IllegalArgumentException broken) {
      throw Untranslatable.malformed(field + ".data", "base64");
    }
  }
}
