package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures and documents, whose bytes come as {@code data:} URLs; Bedrock fetches nothing. */
final class ConverseMedia {

  private static final String DATA = "data:";
  private static final String BASE64 = ";base64";

  private static final Map<String, String> PICTURES =
      Map.of(
          "image/jpeg", "jpeg",
          "image/jpg", "jpeg",
          "image/png", "png",
          "image/gif", "gif",
          "image/webp", "webp");

  private static final String TEXT = "text/";

  private static final Map<String, String> TEXTS =
      Map.of("csv", "csv", "html", "html", "markdown", "md");

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "application/pdf", "pdf",
          "application/msword", "doc",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
          "application/vnd.ms-excel", "xls",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private ConverseMedia() {}

  /** Bytes and what they are. */
  private record Given(String type, String base64) {}

  static ObjectNode image(JsonNode image, String place, LostNames lost) {
    String field = place + ".image_url.url";
    if (!image.path("detail").asString("auto").equals("auto")) {
      lost.add("image_url.detail");
    }
    Given given = given(image.path("url").asString(""), field);
    String format = PICTURES.get(given.type);
    if (format == null) {
      throw Untranslatable.unsupported(
          field, "Bedrock sees no \"" + given.type + "\"; send JPEG, PNG, GIF or WebP.");
    }
    return block("image", JsonTree.object().put("format", format), given);
  }

  static ObjectNode file(JsonNode file, String place, DocumentNames names) {
    if (!file.path("file_data").isString()) {
      throw Untranslatable.unsupported(
          place + ".file", "only \"file_data\" with a base64 \"data:\" URL can be translated.");
    }
    String field = place + ".file.file_data";
    Given given = given(file.path("file_data").stringValue(), field);
    String format = format(given.type);
    if (format == null) {
      throw Untranslatable.unsupported(
          field, "Bedrock reads PDF, text, CSV, HTML, Word and Excel, no \"" + given.type + "\".");
    }
    String name = names.of(file.path("filename").asString(""));
    return block("document", JsonTree.object().put("format", format).put("name", name), given);
  }

  /** Whatever text it is, it can be read as such. */
  private static @Nullable String format(String type) {
    return type.startsWith(TEXT)
        ? TEXTS.getOrDefault(type.substring(TEXT.length()), "txt")
        : DOCUMENTS.get(type);
  }

  private static ObjectNode block(String kind, ObjectNode media, Given given) {
    media.putObject("source").put("bytes", given.base64);
    return JsonTree.object().set(kind, media);
  }

  private static Given given(String url, String field) {
    if (!url.regionMatches(true, 0, DATA, 0, DATA.length())) {
      throw Untranslatable.unsupported(
          field, "Bedrock fetches no addresses; send the bytes as a base64 \"data:\" URL.");
    }
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(DATA.length(), comma).toLowerCase(Locale.ROOT);
    if (!head.endsWith(BASE64)) {
      throw Untranslatable.malformed(field, "a base64 \"data:\" URL with its media type");
    }
    return new Given(head.split(";", 2)[0], url.substring(comma + 1));
  }
}
