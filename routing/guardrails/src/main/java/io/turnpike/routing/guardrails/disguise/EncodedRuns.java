package io.turnpike.routing.guardrails.disguise;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of base64, base32 and hexadecimal digits that hold writing. */
final class EncodedRuns {

  private static final int SHORTEST = 12;

  private EncodedRuns() {}

  static void find(String text, List<Reading> found) {
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && inRun(text.charAt(end))) {
        end++;
      }
      if (end - at >= SHORTEST) {
        run(text.substring(at, end), at, end, found);
      }
      at = end + 1;
    }
    SpacedHex.find(text, found);
  }

  private static boolean inRun(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '_';
  }

  private static void run(String run, int start, int end, List<Reading> found) {
    String hex = hex(run.startsWith("0x") ? run.substring(2) : run);
    String base32 = hex == null ? Base32.shown(run) : null;
    String base64 = hex == null && base32 == null ? base64(run) : null;
    add(hex, start, end, "hex", found);
    add(base32, start, end, "base32", found);
    add(base64, start, end, "base64", found);
  }

  private static void add(
      @Nullable String shown, int start, int end, String how, List<Reading> found) {
    if (shown != null) {
      found.add(new Reading(shown, start, end, how));
    }
  }

  static @Nullable String hex(String digits) {
    if (digits.length() < SHORTEST || digits.length() % 2 != 0) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        return null;
      }
    }
    return written(HexFormat.of().parseHex(digits));
  }

  private static @Nullable String base64(String run) {
    if (run.length() % 4 == 1 || plainWord(run)) {
      return null;
    }
    String standard = run.replace('-', '+').replace('_', '/');
    try {
      return written(Base64.getDecoder().decode(standard));
    } catch (IllegalArgumentException no) {
      return null;
    }
  }

  /** A long word, a path or an identifier: lower case alone is no base64 of a sentence. */
  private static boolean plainWord(String run) {
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  /** Writing, or hexadecimal digits of it. */
  static @Nullable String written(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Plausible.text(text) ? text : hex(text);
  }
}
