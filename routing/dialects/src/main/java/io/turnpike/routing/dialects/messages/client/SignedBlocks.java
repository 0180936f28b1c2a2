package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thinking in a conversation: signed by the model that thought, or by nobody where the answer was
 * another vendor's. Whether there is any is found out by the names alone.
 */
final class SignedBlocks {

  /** What a signer gets back. */
  static final String SLOT = "thinking";

  private static final String REDACTED = "redacted_thinking";

  private static final BytePattern SIGNATURE = BytePattern.of("\"signature\"");
  private static final BytePattern HIDDEN = BytePattern.of('"' + REDACTED + '"');
  private static final List<BytePattern> UNSIGNED =
      List.of(BytePattern.of("\"signature\":\"\""), BytePattern.of("\"signature\": \"\""));

  private SignedBlocks() {}

  static boolean isIn(byte[] body) {
    return SIGNATURE.isIn(body) || HIDDEN.isIn(body);
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
            .map(LastTurn::content)
            .orElse(null);
  }

  /**
   * The messages without thoughts that the provider would refuse, as JSON; null where there are
   * none.
   *
   * @param kept the provider signed the others
   */
  static byte @Nullable [] without(ScannedBody body, boolean kept) {
    boolean some =
        kept ? UNSIGNED.stream().anyMatch(it -> it.isIn(body.bytes())) : isIn(body.bytes());
    if (!some) {
      return null;
    }
    JsonNode messages = JsonTree.object(body.bytes()).path("messages");
    return messages instanceof ArrayNode turns && strip(turns, kept) ? JsonTree.bytes(turns) : null;
  }

  /** A turn that was nothing but thought is one no more. */
  private static boolean strip(ArrayNode turns, boolean kept) {
    boolean changed = false;
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.path(i).path("content") instanceof ArrayNode blocks) {
        int before = blocks.size();
        blocks.removeIf(block -> isForeign(block, kept));
        changed |= blocks.size() < before;
        if (blocks.isEmpty() && before > 0) {
          turns.remove(i);
        }
      }
    }
    return changed;
  }

  private static boolean isForeign(JsonNode block, boolean kept) {
    return block instanceof ObjectNode
        && switch (block.path("type").asString("")) {
          case SLOT -> !kept || block.path("signature").asString("").isEmpty();
          case REDACTED -> !kept;
          default -> false;
        };
  }
}
