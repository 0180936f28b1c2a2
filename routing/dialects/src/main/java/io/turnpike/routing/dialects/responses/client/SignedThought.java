package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Thinking with another vendor's signature on its way through a client of this API: whole, in the
 * place where the API's own reasoning is encrypted, so that clients that send that back send back
 * this. Marked, so that neither is taken for the other.
 */
public final class SignedThought {

  /** How the ids of reasoning begin that was made here, and that OpenAI has never heard of. */
  public static final String ID = "rs_tp";

  private static final String MARK = "tp-thinking.";

  private SignedThought() {}

  /**
   * As a JSON string.
   *
   * @param block as JSON
   */
  static byte[] sealed(byte[] block) {
    String text = '"' + MARK + Base64.getEncoder().encodeToString(block) + '"';
    return text.getBytes(US_ASCII);
  }

  /** The block; missing when this is something else. */
  static JsonNode opened(String encrypted) {
    if (!encrypted.startsWith(MARK)) {
      return MissingNode.getInstance();
    }
    try {
      return JsonTree.object(Base64.getDecoder().decode(encrypted.substring(MARK.length())));
    } catch (IllegalArgumentException | Untranslatable changed) {
      return MissingNode.getInstance();
    }
  }

  public static boolean isOurs(String id) {
    return id.startsWith(ID);
  }
}
