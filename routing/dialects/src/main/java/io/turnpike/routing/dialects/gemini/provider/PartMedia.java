package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures, sounds and documents, within the request or at an address. */
final class PartMedia {

  private static final String DATA = "data:";
  private static final String BASE64 = ";base64";

  private static final String TEXT = "text";

  /** Of what stands at an address, Google wants to be told what it is; endings say that. */
  private static final Map<String, Set<String>> ENDINGS =
      Map.of(
          "image",
          Set.of("png", "webp", "gif", "heic", "heif"),
          "audio",
          Set.of("mp3", "wav", "ogg"),
          "video",
          Set.of("mp4", "webm"),
          TEXT,
          Set.of("txt", "md", "csv"));

  private final String place;
  private final LeftOut leftOut;

  PartMedia(String place, LeftOut leftOut) {
    this.place = place;
    this.leftOut = leftOut;
  }

  ObjectNode of(JsonNode part, String type) {
    return switch (type) {
      case "image_url" -> image(part.path(type));
      case "input_audio" -> sound(part.path(type));
      default -> file(part.path(type));
    };
  }

  private ObjectNode image(JsonNode image) {
    String url = image.isString() ? image.stringValue() : image.path("url").asString("");
    leftOut.addUnless(image.path("detail").asString("auto").equals("auto"), "image_url.detail");
    return isData(url)
        ? data(url, place + ".image_url.url")
        : at(url, "image/jpeg", place + ".image_url.url");
  }

  private ObjectNode sound(JsonNode audio) {
    String field = place + ".input_audio";
    return inline(
        "audio/" + JsonTree.string(audio, "format", field).stringValue().toLowerCase(Locale.ROOT),
        JsonTree.string(audio, "data", field).stringValue());
  }

  /** What was uploaded to Google is known by its address. */
  private ObjectNode file(JsonNode file) {
    String data = file.path("file_data").asString("");
    if (isData(data)) {
      return data(data, place + ".file.file_data");
    }
    for (String name : new String[] {"file_url", "file_id"}) {
      if (file.path(name).isString()) {
        return at(file.path(name).stringValue(), "application/pdf", place + ".file." + name);
      }
    }
    throw Untranslatable.unsupported(
        place + ".file", "Gemini takes \"file_data\" with a base64 \"data:\" URL, or an address.");
  }

  private static ObjectNode data(String url, String field) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(DATA.length(), comma);
    if (!head.toLowerCase(Locale.ROOT).endsWith(BASE64)) {
      throw Untranslatable.malformed(field, "a base64 \"data:\" URL with its media type");
    }
    return inline(head.split(";", 2)[0].toLowerCase(Locale.ROOT), url.substring(comma + 1));
  }

  private static ObjectNode inline(String type, String data) {
    ObjectNode part = JsonTree.object();
    part.putObject("inlineData")
        .put("mimeType", type.equals("image/jpg") ? "image/jpeg" : type)
        .put("data", data);
    return part;
  }

  private static ObjectNode at(String address, String otherwise, String field) {
    if (!address.startsWith("https://")
        && !address.startsWith("http://")
        && !address.startsWith("gs://")) {
      throw Untranslatable.malformed(field, "an http, https, gs or \"data:\" URL");
    }
    ObjectNode part = JsonTree.object();
    part.putObject("fileData").put("mimeType", type(address, otherwise)).put("fileUri", address);
    return part;
  }

  private static String type(String address, String otherwise) {
    String path = address.split("[?#]", 2)[0];
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.entrySet().stream()
        .filter(kind -> kind.getValue().contains(ending))
        .map(kind -> kind.getKey() + "/" + (kind.getKey().equals(TEXT) ? "plain" : ending))
        .findFirst()
        .orElse(otherwise);
  }

  private static boolean isData(String url) {
    return url.regionMatches(true, 0, DATA, 0, DATA.length());
  }
}
