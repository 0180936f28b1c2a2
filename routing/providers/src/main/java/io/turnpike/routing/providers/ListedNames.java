package io.turnpike.routing.providers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names of models in lists as Google writes them, as paths, or OpenAI, as ids. */
public final class ListedNames {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ListedNames() {}

  /**
   * Without the folders they stand in; null for bytes that hold no such list.
   *
   * @param field that the list stands in
   */
  public static @Nullable List<String> of(byte[] body, String field) {
    try {
      JsonNode list = JSON.readTree(body).path(field);
      return list.isArray() ? names(list) : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>(list.size());
    for (JsonNode model : list) {
      String path = model.path("name").asString(model.path("id").asString(""));
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (!name.isEmpty()) {
        names.add(path.startsWith("tunedModels/") ? path : name);
      }
    }
    return names;
  }
}
