package io.turnpike.routing.cache;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A SHA-256 of values, each with its kind and length before it, so that no two lists of values are
 * the same bytes. Letters go in one by one as UTF-16 has them: halves of characters stay apart.
 */
final class KeyDigest {

  private static final int ROOM = 4_096;
  private static final int MOST_BYTES_A_LETTER = 3;

  private final MessageDigest sha256 = sha256();
  private final byte[] waiting = new byte[ROOM];
  private int size;

  void kind(char kind) {
    if (size == ROOM) {
      flush();
    }
    waiting[size++] = (byte) kind;
  }

  void count(int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      kind((char) (number >>> shift & 0xff));
    }
  }

  void text(String text) {
    kind('s');
    count(text.length());
    for (int i = 0; i < text.length(); i++) {
      letter(text.charAt(i));
    }
  }

  void texts(Collection<String> texts) {
    kind('l');
    count(texts.size());
    texts.forEach(this::text);
  }

  void map(Map<String, String> values) {
    kind('m');
    count(values.size());
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              text(name);
              text(value);
            });
  }

  /** To be called once, last. */
  String hex() {
    flush();
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void letter(char letter) {
    if (size + MOST_BYTES_A_LETTER > ROOM) {
      flush();
    }
    if (letter < 0x80) {
      waiting[size++] = (byte) letter;
    } else {
      waiting[size++] = (byte) (0xe0 | letter >>> 12);
      waiting[size++] = (byte) (0x80 | letter >>> 6 & 0x3f);
      waiting[size++] = (byte) (0x80 | letter & 0x3f);
    }
  }

  private void flush() {
    sha256.update(waiting, 0, size);
    size = 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
