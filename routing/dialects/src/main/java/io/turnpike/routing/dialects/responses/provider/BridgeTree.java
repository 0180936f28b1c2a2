package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is the same of all parts of a request. */
final class BridgeTree {

  private BridgeTree() {}

  static ObjectNode typed(String type) {
    return JsonTree.object().put("type", type);
  }

  static String type(JsonNode of) {
    return of.path("type").asString("");
  }

  static void copy(JsonNode from, ObjectNode to, String... names) {
    for (String name : names) {
      JsonTree.copy(from, name, to);
    }
  }

  static Untranslatable unsupported(String field) {
    return Untranslatable.unsupported(
        field,
        "OpenAI's Responses API, which serves this model, has no counterpart; leave it out for this"
            + " target.");
  }
}
