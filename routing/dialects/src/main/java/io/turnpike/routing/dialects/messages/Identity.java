package io.turnpike.routing.dialects.messages;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** For whom an answer is made: one name in the provider's metadata, the rest has no place there. */
final class Identity {

  private static final List<String> NAMES = List.of("safety_identifier", "user");

  private final ObjectNode to;
  private final List<String> dropped;

  Identity(ObjectNode to, List<String> dropped) {
    this.to = to;
    this.dropped = dropped;
  }

  void read(ObjectNode from) {
    JsonNode metadata = from.path("metadata");
    JsonNode id = metadata.path("user_id");
    for (String name : NAMES) {
      id = id.isString() ? id : from.path(name);
    }
    if (id.isString()) {
      to.set("metadata", JsonTree.object().set("user_id", id));
    }
    if (metadata.size() > (metadata.has("user_id") ? 1 : 0)) {
      dropped.add("metadata");
    }
  }
}
