package io.turnpike.webui.providers;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Texts by name as a form shows them: one a line, {@code name = text}. */
final class MapLines {

  private static final JsonMapper JSON = JsonMapper.shared();

  private MapLines() {}

  static String of(String json) {
    return JSON.readTree(json).properties().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue().asString())
        .collect(Collectors.joining("\n"));
  }

  /** What is not so written becomes a name without a text, which is then told to be wrong. */
  static String json(String lines) {
    Map<String, String> entries = new TreeMap<>();
    for (String line : lines.split("\\R")) {
      if (!line.isBlank()) {
        String[] sides = line.split("=", 2);
        entries.put(sides[0].strip(), sides.length < 2 ? "" : sides[1].strip());
      }
    }
    return JSON.writeValueAsString(entries);
  }
}
