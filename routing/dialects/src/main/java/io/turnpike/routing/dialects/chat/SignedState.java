package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What providers signed in a conversation, in the slots that carry it: thinking and encrypted
 * reasoning. Hardly any request has some, so that is found out first, by the names.
 */
final class SignedState {

  static final String THINKING = "thinking_blocks";
  static final String REASONING = "reasoning_items";
  static final String THOUGHTS = "thought_signature";

  private static final Map<String, BytePattern> SLOTS =
      Map.of(
          THINKING, BytePattern.quoted(THINKING),
          REASONING, BytePattern.quoted(REASONING),
          THOUGHTS, BytePattern.quoted(THOUGHTS));

  private SignedState() {}

  /** The slots that a body may have beyond those that are kept. */
  static Set<String> beyond(Set<String> kept, byte[] body) {
    return isIn(body)
        ? SLOTS.keySet().stream()
            .filter(slot -> !kept.contains(slot) && isIn(slot, body))
            .collect(Collectors.toSet())
        : Set.of();
  }

  static boolean isIn(byte[] body) {
    return isIn(THINKING, body) || isIn(REASONING, body) || isIn(THOUGHTS, body);
  }

  private static boolean isIn(String slot, byte[] body) {
    BytePattern pattern = SLOTS.get(slot);
    return pattern != null && pattern.isIn(body);
  }

  /** Its messages without these slots, as JSON. */
  static byte[] messages(ScannedBody body, Set<String> slots) {
    JsonNode messages = JsonTree.object(body.bytes()).path("messages");
    messages.forEach(message -> strip(message, slots));
    return JsonTree.bytes(messages);
  }

  /** What the user said first, by which a conversation is known again; null without a user. */
  static @Nullable String beginning(ScannedBody body) {
    ObjectScan request = ObjectScan.of(body.bytes(), body.open() - 1, body.bytes().length);
    List<ObjectScan> messages = request == null ? null : request.objects("messages");
    return messages == null
        ? null
        : messages.stream()
            .filter(message -> "user".equals(message.text("role")))
            .findFirst()
            .map(LastMessage::content)
            .orElse(null);
  }

  private static void strip(JsonNode message, Set<String> slots) {
    if (message instanceof ObjectNode fields) {
      fields.remove(slots);
      fields.path("tool_calls").forEach(call -> stripCall(call, slots));
    }
  }

  private static void stripCall(JsonNode call, Set<String> slots) {
    if (call instanceof ObjectNode fields
        && call.path("extra_content") instanceof ObjectNode extra
        && extra.path("google") instanceof ObjectNode google) {
      google.remove(slots);
      removeEmpty(extra, "google");
      removeEmpty(fields, "extra_content");
    }
  }

  /** Other vendors refuse a field they have not heard of, even an empty one. */
  private static void removeEmpty(ObjectNode of, String name) {
    if (of.path(name).isEmpty()) {
      of.remove(name);
    }
  }
}
