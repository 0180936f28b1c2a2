package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.Untranslatable;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures and documents, given as an address or as a {@code data:} URL. */
final class Media {

  private static final String DATA = "data:";
  private static final String BASE64 = ";base64";

  private Media() {}

  static ObjectNode image(JsonNode image, String place, List<String> dropped) {
    String url = image.path("url").asString("");
    String detail = image.path("detail").asString("auto");
    if (!detail.equals("auto") && !dropped.contains("image_url.detail")) {
      dropped.add("image_url.detail");
    }
    ObjectNode source =
        isData(url)
            ? data(url, place + ".image_url.url")
            : JsonTree.object().put("type", "url").put("url", web(url, place + ".image_url.url"));
    return JsonTree.object().put("type", "image").set("source", source);
  }

  static ObjectNode file(JsonNode file, String place) {
    String data = file.path("file_data").asString("");
    if (!isData(data)) {
      throw Untranslatable.unsupported(
          place + ".file", "only \"file_data\" with a base64 \"data:\" URL can be translated.");
    }
    ObjectNode block = JsonTree.object().put("type", "document");
    block.set("source", data(data, place + ".file.file_data"));
    if (file.path("filename").isString()) {
      block.set("title", file.path("filename"));
    }
    return block;
  }

  private static ObjectNode data(String url, String place) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(DATA.length(), comma);
    if (!head.toLowerCase(Locale.ROOT).endsWith(BASE64)) {
      throw Untranslatable.malformed(place, "a base64 \"data:\" URL with its media type");
    }
    return JsonTree.object()
        .put("type", "base64")
        .put("media_type", head.split(";", 2)[0].toLowerCase(Locale.ROOT))
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
