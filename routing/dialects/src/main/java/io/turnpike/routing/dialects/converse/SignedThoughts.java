package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thoughts that a model signed, on their way back to it as they were. A client that put them
 * together from a stream may have done so by their index, or not at all.
 */
final class SignedThoughts {

  private static final String NAME = "thinking_blocks";
  private static final String THINKING = "thinking";
  private static final String SIGNATURE = "signature";
  private static final String DATA = "data";
  private static final String INDEX = "index";

  private final List<ObjectNode> thoughts = new ArrayList<>();
  private final LostNames lost;

  SignedThoughts(LostNames lost) {
    this.lost = lost;
  }

  List<ObjectNode> of(JsonNode message, String field) {
    JsonTree.list(message, NAME, field + "." + NAME).forEach(this::piece);
    restore(message.path("reasoning_content").asString(""));
    return thoughts.stream().filter(this::isSigned).map(SignedThoughts::block).toList();
  }

  private void piece(JsonNode piece) {
    ObjectNode last = thoughts.isEmpty() ? null : thoughts.getLast();
    if (last != null
        && piece.path(INDEX).isNumber()
        && piece.path(INDEX).equals(last.path(INDEX))) {
      List.of(THINKING, SIGNATURE, DATA).forEach(name -> append(piece, name, last));
    } else if (piece instanceof ObjectNode thought) {
      thoughts.add(thought.deepCopy());
    }
  }

  private static void append(JsonNode piece, String name, ObjectNode to) {
    if (piece.path(name).isString()) {
      to.put(name, to.path(name).asString("") + piece.path(name).stringValue());
    }
  }

  /** Who kept only the signature has the text where it was shown. */
  private void restore(String shown) {
    if (thoughts.size() == 1
        && thoughts.getFirst().has(SIGNATURE)
        && thoughts.getFirst().path(THINKING).asString("").isEmpty()) {
      thoughts.getFirst().put(THINKING, shown);
    }
  }

  private boolean isSigned(ObjectNode thought) {
    boolean signed =
        !thought.path(SIGNATURE).asString("").isEmpty()
            || !thought.path(DATA).asString("").isEmpty();
    if (!signed) {
      lost.add("messages[]." + NAME);
    }
    return signed;
  }

  private static ObjectNode block(ObjectNode thought) {
    ObjectNode block = JsonTree.object();
    ObjectNode reasoning = block.putObject("reasoningContent");
    if (thought.has(DATA)) {
      reasoning.set("redactedContent", thought.path(DATA));
    } else {
      reasoning
          .putObject("reasoningText")
          .put("text", thought.path(THINKING).asString(""))
          .set(SIGNATURE, thought.path(SIGNATURE));
    }
    return block;
  }
}
