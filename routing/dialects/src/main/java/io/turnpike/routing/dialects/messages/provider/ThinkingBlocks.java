package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thoughts that the provider signed, on their way back to it as they were. A client that put them
 * together from a stream may have done so by their index, or not at all.
 */
final class ThinkingBlocks {

  private static final String NAME = "thinking_blocks";
  private static final String THINKING = "thinking";
  private static final String SIGNATURE = "signature";
  private static final String DATA = "data";
  private static final String INDEX = "index";

  private final List<ObjectNode> blocks = new ArrayList<>();
  private final List<String> dropped;

  ThinkingBlocks(List<String> dropped) {
    this.dropped = dropped;
  }

  List<ObjectNode> of(JsonNode message, String field) {
    JsonNode thoughts = JsonTree.list(message, NAME, field + "." + NAME);
    for (int i = 0; i < thoughts.size(); i++) {
      piece(thoughts.path(i), field + "." + NAME + "[" + i + "]");
    }
    blocks.forEach(block -> block.remove(INDEX));
    restore(message.path("reasoning_content").asString(""));
    if (blocks.removeIf(block -> !isSigned(block)) && !dropped.contains("messages[]." + NAME)) {
      dropped.add("messages[]." + NAME);
    }
    return blocks;
  }

  private void piece(JsonNode thought, String place) {
    ObjectNode last = blocks.isEmpty() ? null : blocks.getLast();
    if (last != null
        && thought.path(INDEX).isNumber()
        && thought.path(INDEX).equals(last.path(INDEX))) {
      List.of(THINKING, SIGNATURE, DATA).forEach(name -> append(thought, name, last));
      return;
    }
    String type = thought.path("type").asString(thought.has(SIGNATURE) ? THINKING : "");
    if (!(thought instanceof ObjectNode block)
        || !type.equals(THINKING) && !type.equals("redacted_thinking")) {
      throw Untranslatable.unsupported(
          place + ".type", "Anthropic's Messages API does not take \"" + type + "\" there.");
    }
    blocks.add(block.deepCopy().put("type", type));
  }

  private static void append(JsonNode piece, String name, ObjectNode to) {
    if (piece.path(name).isString()) {
      to.put(name, to.path(name).asString("") + piece.path(name).stringValue());
    }
  }

  /** Who kept only the signature has the text where it was shown. */
  private void restore(String shown) {
    if (blocks.size() == 1
        && blocks.getFirst().path("type").asString("").equals(THINKING)
        && blocks.getFirst().path(THINKING).asString("").isEmpty()) {
      blocks.getFirst().put(THINKING, shown);
    }
  }

  private static boolean isSigned(ObjectNode block) {
    boolean open = block.path("type").asString("").equals(THINKING);
    return !block.path(open ? SIGNATURE : DATA).asString("").isEmpty();
  }
}
