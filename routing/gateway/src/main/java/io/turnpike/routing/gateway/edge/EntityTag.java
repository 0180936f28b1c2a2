package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By which a client that has a page is told that it is still the same. */
final class EntityTag {

  /** Codex looks for a list's tag under this name too. */
  private static final AsciiString MODELS = AsciiString.cached("x-models-etag");

  private static final int BYTES = 12;

  private EntityTag() {}

  /**
   * Names the page in the headers of its answer.
   *
   * @return whether the client has it already
   */
  static boolean isKnown(HttpHeaders asked, HttpHeaders answer, byte[] page) {
    String tag = '"' + digest(page) + '"';
    answer.set(HttpHeaderNames.ETAG, tag).set(MODELS, tag);
    return asked.getAll(HttpHeaderNames.IF_NONE_MATCH).stream()
        .anyMatch(known -> known.contains(tag) || known.strip().equals("*"));
  }

  private static String digest(byte[] page) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(page);
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
