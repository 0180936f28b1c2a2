package io.turnpike.routing.dialects.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ids of calls for a vendor that takes no others than letters and digits of one length. What
 * another vendor called them becomes a digest, the same for the call and its result, in every turn.
 */
final class CallIds {

  static final String CALLS = "tool_calls";
  static final String ANSWERED = "tool_call_id";
  private static final String ID = "id";

  private final int length;

  CallIds(int length) {
    this.length = length;
  }

  /** Whether the message had another one. */
  boolean shorten(ObjectNode message) {
    boolean found = shorten(message, ANSWERED);
    for (JsonNode call : message.path(CALLS)) {
      found |= call instanceof ObjectNode fields && shorten(fields, ID);
    }
    return found;
  }

  private boolean shorten(ObjectNode holder, String field) {
    String id = text(holder.get(field));
    if (id == null || isFine(id)) {
      return false;
    }
    holder.put(field, digest(id).substring(0, length));
    return true;
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value != null && value.isString() ? value.stringValue() : null;
  }

  private boolean isFine(String id) {
    return id.length() == length && id.chars().allMatch(CallIds::isLetterOrDigit);
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static String digest(String id) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException noJava) {
      throw new IllegalStateException(noJava);
    }
  }
}
