package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures and documents, given as an address or as a {@code data:} URL. */
final class Media {

  private static final String DATA = "data:";
  private static final String BASE64 = ";base64";
  private static final String MEDIA_TYPE = "media_type";

  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private Media() {}

  static ObjectNode image(JsonNode image, String place, List<String> dropped) {
    String url = image.path("url").asString("");
    String field = place + ".image_url.url";
    String detail = image.path("detail").asString("auto");
    if (!detail.equals("auto") && !dropped.contains("image_url.detail")) {
      dropped.add("image_url.detail");
    }
    ObjectNode source =
        isData(url)
            ? known(data(url, field), field)
            : JsonTree.object().put("type", "url").put("url", web(url, field));
    return JsonTree.object().put("type", "image").set("source", source);
  }

  static ObjectNode file(JsonNode file, String place) {
    String data = file.path("file_data").asString("");
    if (!isData(data)) {
      throw Untranslatable.unsupported(
          place + ".file", "only \"file_data\" with a base64 \"data:\" URL can be translated.");
    }
    ObjectNode block = JsonTree.object().put("type", "document");
    block.set("source", document(data(data, place + ".file.file_data"), place));
    if (file.path("filename").isString()) {
      block.set("title", file.path("filename"));
    }
    return block;
  }

  private static ObjectNode known(ObjectNode source, String field) {
    String type = source.path(MEDIA_TYPE).stringValue();
    if (type.equals("image/jpg")) {
      return source.put(MEDIA_TYPE, "image/jpeg");
    }
    if (!PICTURES.contains(type)) {
      throw Untranslatable.unsupported(
          field, "Anthropic sees no \"" + type + "\"; send JPEG, PNG, GIF or WebP.");
    }
    return source;
  }

  /** PDF as it is, and text as text. */
  private static ObjectNode document(ObjectNode source, String place) {
    String type = source.path(MEDIA_TYPE).stringValue();
    if (type.equals("application/pdf")) {
      return source;
    }
    if (!type.startsWith("text/")) {
      throw Untranslatable.unsupported(
          place + ".file.file_data", "Anthropic reads PDF and text, no \"" + type + "\".");
    }
    String text = decoded(source.path("data").stringValue(), place + ".file.file_data");
    return source.put("type", "text").put(MEDIA_TYPE, "text/plain").put("data", text);
  }

  private static String decoded(String base64, String field) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw Untranslatable.malformed(field, "a base64 \"data:\" URL");
    }
  }

  private static ObjectNode data(String url, String place) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(DATA.length(), comma);
    if (!head.toLowerCase(Locale.ROOT).endsWith(BASE64)) {
      throw Untranslatable.malformed(place, "a base64 \"data:\" URL with its media type");
    }
    return JsonTree.object()
        .put("type", "base64")
        .put(MEDIA_TYPE, head.split(";", 2)[0].toLowerCase(Locale.ROOT))
        .put("data", url.substring(comma + 1));
  }

  private static String web(String url, String place) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw Untranslatable.malformed(place, "an http, https or \"data:\" URL");
    }
    return url;
  }

  private static boolean isData(String url) {
    return url.regionMatches(true, 0, DATA, 0, DATA.length());
  }
}
