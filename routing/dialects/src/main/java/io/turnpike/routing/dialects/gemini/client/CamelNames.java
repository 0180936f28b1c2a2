package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Both ways in which a field may be written, {@code topP} and {@code top_p}, made one. */
public final class CamelNames {

  /** What is below these is written by users, and so are the names of schemas' properties. */
  private static final Set<String> USERS =
      Set.of(
          "_responseJsonSchema",
          "args",
          "labels",
          "parameters",
          "parametersJsonSchema",
          "response",
          "responseJsonSchema",
          "responseSchema");

  private CamelNames() {}

  public static ObjectNode of(ObjectNode request) {
    ObjectNode renamed = JsonTree.object();
    request
        .propertyStream()
        .forEach(
            field -> renamed.set(camel(field.getKey()), value(field.getKey(), field.getValue())));
    return renamed;
  }

  static String camel(String name) {
    if (name.indexOf('_') < 0) {
      return name;
    }
    StringBuilder camel = new StringBuilder(name.length());
    for (int at = 0; at < name.length(); at++) {
      char letter = name.charAt(at);
      boolean joint = letter == '_' && at > 0 && at + 1 < name.length();
      camel.append(joint ? Character.toUpperCase(name.charAt(++at)) : letter);
    }
    return camel.toString();
  }

  private static JsonNode value(String name, JsonNode value) {
    return USERS.contains(camel(name)) ? value : inside(value);
  }

  private static JsonNode inside(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> of(object);
      case ArrayNode list -> {
        ArrayNode renamed = JsonTree.array();
        list.forEach(each -> renamed.add(inside(each)));
        yield renamed;
      }
      default -> value;
    };
  }
}
