package io.turnpike.routing.dialects.gemini.provider;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The names of called functions by the ids of the calls: what comes back has to say both. */
final class CalledNames {

  private final Map<String, String> names = new HashMap<>(4);

  void add(String id, String name) {
    names.put(id, name);
  }

  /** The id itself for what nobody called; the provider is to say what it thinks of it. */
  String of(String id, JsonNode message) {
    @Nullable String name = names.get(id);
    return name == null ? message.path("name").asString(id) : name;
  }
}
