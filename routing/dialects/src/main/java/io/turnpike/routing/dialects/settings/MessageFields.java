package io.turnpike.routing.dialects.settings;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.settings.SentFields.Value;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages of a conversation. They are read as a tree only where their bytes name a field. */
final class MessageFields {

  private static final String ROLE = "role";

  private MessageFields() {}

  /** The messages as JSON without such a field; null where none of them has it. */
  static byte @Nullable [] without(String field, Value messages) {
    return names(field, messages)
        ? changed(messages, message -> message.remove(field) != null)
        : null;
  }

  /** The messages as JSON, each role by its other name; null where none of them has one. */
  static byte @Nullable [] withRoles(Map<String, String> roles, Value messages) {
    return roles.keySet().stream().anyMatch(role -> names(role, messages))
        ? changed(messages, message -> hasRole(roles, message))
        : null;
  }

  /** The messages as JSON with ids of calls of this length; null where all have such. */
  static byte @Nullable [] withCallIds(int length, Value messages) {
    CallIds ids = new CallIds(length);
    return names(CallIds.ANSWERED, messages) || names(CallIds.CALLS, messages)
        ? changed(messages, ids::shorten)
        : null;
  }

  private static boolean names(String word, Value messages) {
    return BytePattern.quoted(word).isIn(messages.bytes(), messages.start(), messages.end());
  }

  private static boolean hasRole(Map<String, String> roles, ObjectNode message) {
    String other = roles.get(message.path(ROLE).asString(""));
    if (other != null) {
      message.put(ROLE, other);
    }
    return other != null;
  }

  /**
   * @param change of one message; whether there was anything to change
   */
  private static byte @Nullable [] changed(Value messages, Predicate<ObjectNode> change) {
    JsonNode list = JsonTree.list(messages.copy());
    boolean found = false;
    for (JsonNode message : list) {
      found |= message instanceof ObjectNode fields && change.test(fields);
    }
    return found ? JsonTree.bytes(list) : null;
  }
}
