package io.turnpike.routing.dialects.converse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of calls, which other vendors form more freely: the same becomes the same everywhere. */
final class CallId {

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_.:-]");
  private static final int LONGEST = 64;

  private CallId() {}

  static String of(String id) {
    return id.length() > LONGEST ? digest(id) : OTHER.matcher(id).replaceAll("_");
  }

  /** As long as a name may be. */
  private static String digest(String id) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException noJava) {
      throw new IllegalStateException(noJava);
    }
  }
}
