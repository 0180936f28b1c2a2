package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Gemini model signed its thoughts with, in the slot of the canonical form and out of it.
 */
final class Signatures {

  private static final String SLOT = "extra_content";
  private static final String VENDOR = "google";
  private static final String NAME = "thought_signature";

  /** What clients write who have none, as text and as bytes. */
  private static final String NONE = "skip_thought_signature_validator";

  private static final Set<String> UNSIGNED =
      Set.of("", NONE, Base64.getEncoder().encodeToString(NONE.getBytes(UTF_8)));

  private Signatures() {}

  /** Null for a part without one. */
  static @Nullable String of(JsonNode part) {
    String signature = part.path("thoughtSignature").asString("");
    return UNSIGNED.contains(signature) ? null : signature;
  }

  static void put(ObjectNode to, String signature) {
    to.putObject(SLOT).putObject(VENDOR).put(NAME, signature);
  }

  /** As it was written; null without one. */
  static byte @Nullable [] of(ObjectScan canonical) {
    ObjectScan slot = canonical.object(SLOT);
    ObjectScan vendor = slot == null ? null : slot.object(VENDOR);
    return vendor == null ? null : vendor.string(NAME);
  }
}
