package io.turnpike.tenants.connections.form;

import io.turnpike.tenants.input.Mistakes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A setting that is texts by name: an object in JSON, kept in one spelling. */
final class TextMap {

  private static final int MOST = 200;
  private static final int LONGEST = 200;
  private static final JsonMapper JSON = JsonMapper.shared();

  private TextMap() {}

  /** Null for an empty one; whatever it is where there is a mistake, which is then noted. */
  static @Nullable String checked(String text, String at, Mistakes mistakes) {
    Map<String, String> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : read(text, at, mistakes).properties()) {
      entries.put(entry.getKey(), entry.getValue().asString(""));
      check(entry.getKey(), entry.getValue(), at, mistakes);
    }
    if (entries.size() > MOST) {
      mistakes.add(at, "At most " + MOST + " entries.");
    }
    return entries.isEmpty() ? null : JSON.writeValueAsString(entries);
  }

  private static JsonNode read(String text, String at, Mistakes mistakes) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException _) {
      // Told below: whatever else it is, it is no object.
    }
    mistakes.add(at, "This is an object of texts, for example {\"name\": \"text\"}.");
    return JSON.createObjectNode();
  }

  private static void check(String name, JsonNode value, String at, Mistakes mistakes) {
    String place = at + "/" + CheckedSettings.step(name);
    String text = value.isString() ? value.stringValue() : "";
    if (isNoName(name) || isNoName(text)) {
      mistakes.add(
          place,
          "Names and texts have 1 to " + LONGEST + " characters, without spaces around them.");
    }
    mistakes.printable(place, name + text);
  }

  private static boolean isNoName(String text) {
    return text.isBlank() || !text.equals(text.strip()) || text.length() > LONGEST;
  }
}
