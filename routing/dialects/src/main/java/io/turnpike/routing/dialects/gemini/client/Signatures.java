package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Gemini model signed its thoughts with, in the slot of the canonical form and out of it.
 */
public final class Signatures {

  private static final String SLOT = "extra_content";
  private static final String VENDOR = "google";
  private static final String NAME = "thought_signature";

  /** What clients write who have none, as text and as bytes. */
  private static final String NONE = "skip_thought_signature_validator";

  /** The field of a part. */
  public static final String PART = "thoughtSignature";

  /** What is sent in the place of a signature that got lost; it is taken, and thought is worse. */
  public static final String UNKNOWN = Base64.getEncoder().encodeToString(NONE.getBytes(UTF_8));

  private static final Set<String> UNSIGNED = Set.of("", NONE, UNKNOWN);

  /** How what {@link SignedThinking} carries begins, whatever it is. */
  private static final String FOREIGN =
      Base64.getEncoder()
          .withoutPadding()
          .encodeToString(SignedThinking.BEGINNING.getBytes(UTF_8))
          .substring(0, SignedThinking.BEGINNING.length());

  private static final BytePattern FOREIGN_START = BytePattern.of('"' + FOREIGN);

  private Signatures() {}

  /** Null for a part without one. */
  static @Nullable String of(JsonNode part) {
    String signature = part.path(PART).asString("");
    return isSigned(signature) ? signature : null;
  }

  /** Whether somebody signed it. */
  public static boolean isSigned(String signature) {
    return !UNSIGNED.contains(signature);
  }

  /** Whether it was made here, of what another vendor signed. */
  public static boolean isForeign(String signature) {
    return signature.startsWith(FOREIGN);
  }

  /** Whether a request may hold such a one. */
  public static boolean isForeignIn(byte[] body) {
    return FOREIGN_START.isIn(body);
  }

  /** In the slot of a message, or of a call; null where there is none. */
  public static @Nullable String kept(JsonNode canonical) {
    String signature = canonical.path(SLOT).path(VENDOR).path(NAME).asString("");
    return signature.isEmpty() ? null : signature;
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
