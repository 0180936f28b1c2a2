package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.QuotedWord;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.json.TreeReads;
import io.turnpike.routing.dialects.responses.client.SignedThought;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Items with reasoning that only whoever wrote it can read. Hardly any request has some. */
final class SignedItems {

  static final String SLOT = "encrypted_content";

  private static final byte[] SIGNED = ('"' + SLOT + '"').getBytes(US_ASCII);
  private static final byte[] OURS = ('"' + SignedThought.ID).getBytes(US_ASCII);
  private static final JsonMapper JSON = JsonMapper.shared();

  private SignedItems() {}

  static boolean isIn(ScannedBody body) {
    Member input = body.member(ResponsesRequest.INPUT);
    return input != null && (isIn(body, input, SIGNED) || isIn(body, input, OURS));
  }

  private static boolean isIn(ScannedBody body, Member input, byte[] word) {
    return QuotedWord.isIn(body.bytes(), input.start(), input.end(), word);
  }

  /**
   * The input without them, as JSON; null when nothing of it has to go. Reasoning that was made
   * here of what other vendors said never reaches this API's own.
   *
   * @param kept has this API's slot where its own may stay
   */
  static byte @Nullable [] without(ScannedBody body, Set<String> kept) {
    Member input = body.member(ResponsesRequest.INPUT);
    if (input == null) {
      return null;
    }
    TreeReads.add();
    JsonNode items = JSON.readTree(body.bytes(), input.start(), input.end() - input.start());
    ArrayNode rest = JSON.createArrayNode();
    for (JsonNode item : items) {
      if (stays(item, kept.contains(SLOT))) {
        rest.add(item);
      }
    }
    return rest.size() == items.size() ? null : JSON.writeValueAsBytes(rest);
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
