package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.gemini.client.Signatures;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model signed in a conversation. Whether there is any is found out by the names alone. A
 * call has to have a signature, so that one which may not be kept is said to be lost.
 */
final class PartSignatures {

  private static final List<String> NAMES = List.of(Signatures.PART, "thought_signature");
  private static final List<BytePattern> PATTERNS =
      NAMES.stream().map(BytePattern::quoted).toList();

  private PartSignatures() {}

  static boolean isIn(byte[] body) {
    return PATTERNS.stream().anyMatch(it -> it.isIn(body));
  }

  /**
   * The body without signatures, as JSON; null where there is nothing to take out.
   *
   * @param kept the provider signed them; then only what others signed goes
   */
  static byte @Nullable [] without(byte[] body, boolean kept) {
    if (kept ? !Signatures.isForeignIn(body) : !isIn(body)) {
      return null;
    }
    ObjectNode request = JsonTree.object(body);
    boolean changed = false;
    for (JsonNode turn : request.path("contents")) {
      for (JsonNode part : turn.path("parts")) {
        changed |= part instanceof ObjectNode fields && strip(fields, kept);
      }
    }
    return changed ? JsonTree.bytes(request) : null;
  }

  private static boolean strip(ObjectNode part, boolean kept) {
    boolean changed = false;
    for (String name : NAMES) {
      String signature = part.path(name).asString("");
      boolean goes = kept ? Signatures.isForeign(signature) : Signatures.isSigned(signature);
      if (goes) {
        part.remove(name);
        changed = true;
      }
    }
    if (changed && (part.has("functionCall") || part.has("function_call"))) {
      part.put(Signatures.PART, Signatures.UNKNOWN);
    }
    return changed;
  }
}
