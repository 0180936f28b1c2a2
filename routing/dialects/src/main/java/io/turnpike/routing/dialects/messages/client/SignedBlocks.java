package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks of thinking that their model signed. Hardly any request has some. */
final class SignedBlocks {

  /** The one slot that this API has for it. */
  static final String SLOT = "thinking";

  private static final String MESSAGES = "messages";
  private static final BytePattern SIGNATURE = BytePattern.of("\"signature\"");
  private static final BytePattern REDACTED = BytePattern.of("\"redacted_thinking\"");
  private static final JsonMapper JSON = JsonMapper.shared();

  private SignedBlocks() {}

  static boolean isIn(ScannedBody body) {
    return SIGNATURE.isIn(body.bytes()) || REDACTED.isIn(body.bytes());
  }

  /** The messages without them, as JSON; a turn of which nothing is left goes, too. */
  static byte[] without(ScannedBody body) {
    ArrayNode rest = JSON.createArrayNode();
    for (JsonNode message : JSON.readTree(body.bytes()).path(MESSAGES)) {
      if (!isEmptied(message)) {
        rest.add(message);
      }
    }
    return JSON.writeValueAsBytes(rest);
  }

  private static boolean isEmptied(JsonNode message) {
    if (!(message instanceof ObjectNode fields) || !message.path("content").isArray()) {
      return false;
    }
    ArrayNode content = JSON.createArrayNode();
    message.path("content").forEach(block -> keep(block, content));
    boolean emptied = content.isEmpty() && !message.path("content").isEmpty();
    fields.set("content", content);
    return emptied;
  }

  private static void keep(JsonNode block, ArrayNode content) {
    String type = block.path("type").asString("");
    if (!type.equals(SLOT) && !type.equals("redacted_thinking")) {
      content.add(block);
    }
  }

  /** What the user said first, by which a conversation is known again; null without a user. */
  static @Nullable String beginning(ScannedBody body) {
    ObjectScan request = ObjectScan.of(body.bytes(), body.open() - 1, body.bytes().length);
    List<ObjectScan> messages = request == null ? null : request.objects(MESSAGES);
    byte[] content =
        messages == null
            ? null
            : messages.stream()
                .filter(message -> "user".equals(message.text("role")))
                .findFirst()
                .map(message -> message.raw("content"))
                .orElse(null);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }
}
