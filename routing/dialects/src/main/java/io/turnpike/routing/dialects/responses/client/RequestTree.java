package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests as trees. */
final class RequestTree {

  private RequestTree() {}

  /** A string that may not be left out. */
  static String string(JsonNode of, String name, String field) {
    JsonTree.require(of.path(name).isString(), field + "." + name, "a string");
    return of.path(name).stringValue();
  }

  static void copy(JsonNode from, ObjectNode to, String... names) {
    for (String name : names) {
      if (JsonTree.isGiven(from.path(name))) {
        to.set(name, from.path(name));
      }
    }
  }

  /** Once, however often it is met. */
  static void warn(List<String> warnings, String field) {
    if (!warnings.contains(field)) {
      warnings.add(field);
    }
  }
}
