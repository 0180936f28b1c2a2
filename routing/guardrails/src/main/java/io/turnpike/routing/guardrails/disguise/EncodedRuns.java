package io.turnpike.routing.guardrails.disguise;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Runs of base64 and of hexadecimal digits that hold writing. */
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
    String digits = run.startsWith("0x") ? run.substring(2) : run;
    String shown = hex(digits);
    if (shown == null) {
      shown = base64(run);
      if (shown != null) {
        found.add(new Reading(shown, start, end, "base64"));
      }
    } else {
      found.add(new Reading(shown, start, end, "hex"));
    }
  }

  @org.jspecify.annotations.Nullable
  static String hex(String digits) {
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

  @org.jspecify.annotations.Nullable
  private static String base64(String run) {
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

  @org.jspecify.annotations.Nullable
  private static String written(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Plausible.text(text) ? text : null;
  }
}
