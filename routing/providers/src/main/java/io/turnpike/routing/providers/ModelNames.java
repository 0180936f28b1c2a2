package io.turnpike.routing.providers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads lists of models: an array, or an object with one called {@code data} or {@code models}, of
 * objects with an {@code id}, or a {@code name} where there is none.
 */
final class ModelNames {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 2_000;

  private ModelNames() {}

  /** Null for what is no such list. */
  static @Nullable List<String> of(byte[] document) {
    try {
      JsonNode list = list(JSON.readTree(document));
      return list.isArray() ? names(list) : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  private static JsonNode list(JsonNode document) {
    if (document.isArray()) {
      return document;
    }
    return document.path("data").isArray() ? document.path("data") : document.path("models");
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    for (JsonNode model : list) {
      JsonNode name = model.path("id").isString() ? model.path("id") : model.path("name");
      if (name.isString() && names.size() < MOST) {
        names.add(name.stringValue());
      }
    }
    return List.copyOf(names);
  }
}
