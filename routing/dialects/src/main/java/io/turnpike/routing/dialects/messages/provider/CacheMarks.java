package io.turnpike.routing.dialects.messages.provider;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Marks up to which a provider is to keep a prompt for the next time. */
final class CacheMarks {

  static final String NAME = "cache_control";

  private CacheMarks() {}

  static boolean has(JsonNode marked) {
    return marked.path(NAME).isObject();
  }

  /** The first there is of these. */
  static void copy(List<JsonNode> from, ObjectNode to) {
    from.stream().filter(CacheMarks::has).findFirst().ifPresent(it -> to.set(NAME, it.path(NAME)));
  }
}
