package io.turnpike.routing.dialects.settings;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.settings.SentFields.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of the messages of a conversation. It is read as a tree only where its bytes name one. */
final class MessageFields {

  private MessageFields() {}

  /** The messages as JSON without such a field; null where none of them has it. */
  static byte @Nullable [] without(String field, Value messages) {
    return BytePattern.quoted(field).isIn(messages.bytes(), messages.start(), messages.end())
        ? stripped(field, messages)
        : null;
  }

  private static byte @Nullable [] stripped(String field, Value messages) {
    JsonNode list = JsonTree.list(messages.copy());
    boolean found = false;
    for (JsonNode message : list) {
      found |= message instanceof ObjectNode fields && fields.remove(field) != null;
    }
    return found ? JsonTree.bytes(list) : null;
  }
}
