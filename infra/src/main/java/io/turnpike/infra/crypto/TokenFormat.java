package io.turnpike.infra.crypto;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are written: a prefix that says what they open, 12 characters of public id, 43 of
 * secret (256 bits), and 6 of CRC-32 over all before, so that a mistyped or invented token is known
 * for one without asking a store. All base62.
 */
public final class TokenFormat {

  private static final int ID = 12;
  private static final int SECRET = 43;
  private static final int CHECKSUM = 6;
  private static final int BODY = ID + SECRET + CHECKSUM;

  /** Not a thread's own: made once, and tokens are made rarely. */
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int[] CRC = crcTable();

  private TokenFormat() {}

  /** A new token from the secure random source. */
  public static Token generate(String prefix) {
    StringBuilder text = new StringBuilder(prefix.length() + BODY).append(prefix);
    Base62.appendRandom(text, ID + SECRET, RANDOM);
    appendChecksum(text, crc(text, text.length()));
    return token(text.toString(), prefix);
  }

  /**
   * Null when {@code text} is no token of this prefix: wrong length (looked at first, whatever the
   * size), prefix, alphabet or checksum. Says nothing about whether the token was ever given out.
   */
  public static @Nullable Token parse(String text, String prefix) {
    if (text.length() != prefix.length() + BODY || !text.startsWith(prefix)) {
      return null;
    }
    return wellFormed(text, prefix.length()) ? token(text, prefix) : null;
  }

  private static boolean wellFormed(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!Base62.contains(text.charAt(i))) {
        return false;
      }
    }
    int end = text.length() - CHECKSUM;
    return checksumFits(text, end, crc(text, end));
  }

  private static boolean checksumFits(String text, int at, long crc) {
    long rest = crc;
    for (int i = 0; i < CHECKSUM; i++, rest /= 62) {
      if (text.charAt(at + i) != Base62.digit(rest)) {
        return false;
      }
    }
    return true;
  }

  private static void appendChecksum(StringBuilder text, long crc) {
    long rest = crc;
    for (int i = 0; i < CHECKSUM; i++, rest /= 62) {
      text.append(Base62.digit(rest));
    }
  }

  private static Token token(String text, String prefix) {
    return new Token(text.substring(prefix.length(), prefix.length() + ID), text);
  }

  /** CRC-32 over characters in place: this runs for each request, so it copies nothing. */
  private static long crc(CharSequence text, int end) {
    int crc = -1;
    for (int i = 0; i < end; i++) {
      crc = CRC[(crc ^ text.charAt(i)) & 0xFF] ^ (crc >>> 8);
    }
    return ~crc & 0xFFFF_FFFFL;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int entry = i;
      for (int bit = 0; bit < 8; bit++) {
        entry = (entry & 1) != 0 ? (entry >>> 1) ^ 0xEDB8_8320 : entry >>> 1;
      }
      table[i] = entry;
    }
    return table;
  }

  /**
   * A well-formed token.
   *
   * @param publicId 12 characters, safe to store and show
   * @param text the whole token, prefix to checksum; a secret, so it does not print
   */
  public record Token(String publicId, String text) {

    @Override
    public String toString() {
      return "Token[" + publicId + "]";
    }
  }
}
