package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.webui.view.Submitted;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to be decided about, as typed.
 *
 * @param headers one a line, {@code name: value}
 * @param key id of the key whose request it would be; empty for nobody's
 */
record Rehearsal(String body, String headers, String key, String version) {

  private static final String BODY =
      """
      {
        "model": "gpt-4o-mini",
        "stream": true,
        "messages": [{ "role": "user", "content": "Hello" }]
      }
      """;
  private static final String HEADERS = "x-turnpike-metadata: {\"plan\": \"free\"}\n";

  static Rehearsal fresh() {
    return new Rehearsal(BODY, HEADERS, "", "");
  }

  static Rehearsal of(Submitted submitted) {
    return new Rehearsal(
        submitted.document("body"),
        submitted.document("headers"),
        submitted.text("key"),
        submitted.text("version"));
  }

  /** The version that was chosen, or the one in use. */
  String reference(String name) {
    return version.isEmpty() ? name : name + "@" + version;
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  Map<String, String> headerMap() {
    Map<String, String> map = new LinkedHashMap<>();
    headers
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> put(map, line));
    return map;
  }

  private static void put(Map<String, String> map, String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw InvalidInput.at("/headers", "\"" + line + "\" is no header; write name: value.");
    }
    map.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }
}
