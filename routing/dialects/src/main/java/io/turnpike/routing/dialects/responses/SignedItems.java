package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.responses.client.SignedThought;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Items with reasoning that only whoever wrote it can read. Hardly any request has some. */
final class SignedItems {

  static final String SLOT = "encrypted_content";

  private static final BytePattern SIGNED = BytePattern.quoted(SLOT);
  private static final BytePattern OURS = BytePattern.of('"' + SignedThought.ID);

  private SignedItems() {}

  static boolean isIn(ScannedBody body) {
    Member input = body.member(ResponsesRequest.INPUT);
    return input != null && (isIn(body, input, SIGNED) || isIn(body, input, OURS));
  }

  private static boolean isIn(ScannedBody body, Member input, BytePattern word) {
    return word.isIn(body.bytes(), input.start(), input.end());
  }

  /**
   * The input without them, as JSON; null when nothing of it has to go. Reasoning that was made
   * here of what other vendors said never reaches this API's own.
   *
   * @param kept has this API's slot where its own may stay
   */
  static byte @Nullable [] without(ScannedBody body, Set<String> kept) {
    Member input = body.member(ResponsesRequest.INPUT);
    boolean own = kept.contains(SLOT);
    if (input == null || !isIn(body, input, OURS) && (own || !isIn(body, input, SIGNED))) {
      return null;
    }
    JsonNode items = JsonTree.object(body.bytes()).path(ResponsesRequest.INPUT);
    ArrayNode rest = JsonTree.array();
    for (JsonNode item : items) {
      if (stays(item, own)) {
        rest.add(item);
      }
    }
    return rest.size() == items.size() ? null : JsonTree.bytes(rest);
  }

  private static boolean stays(JsonNode item, boolean kept) {
    boolean ours = SignedThought.isOurs(item.path("id").asString(""));
    boolean signed = !item.path(SLOT).asString("").isEmpty();
    return !ours && (kept || !signed);
  }

  /** What the user said first, by which a conversation is known again; null without a user. */
  static @Nullable String beginning(ScannedBody body) {
    ObjectScan request = ObjectScan.of(body.bytes(), body.open() - 1, body.bytes().length);
    List<ObjectScan> items = request == null ? null : request.objects(ResponsesRequest.INPUT);
    if (items == null) {
      return null;
    }
    for (ObjectScan item : items) {
      if ("user".equals(item.text("role"))) {
        byte[] content = item.raw("content");
        return content == null
            ? null
            : new String(content, java.nio.charset.StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
