package io.turnpike.routing.guardrails.disguise;

import java.util.HexFormat;
import java.util.List;

/** Pairs of hexadecimal digits with something between them: {@code 69 67 6e}, {@code 69:67}. */
final class SpacedHex {

  private static final int FEWEST = 8;

  private SpacedHex() {}

  static void find(String text, List<Reading> found) {
    for (int at = 0; at + 1 < text.length(); at++) {
      int end = at;
      StringBuilder digits = new StringBuilder();
      while (pair(text, end)) {
        digits.append(text, end, end + 2);
        end += 3;
      }
      if (digits.length() >= 2 * FEWEST) {
        String shown = EncodedRuns.hex(digits.toString());
        if (shown != null) {
          found.add(new Reading(shown, at, Math.min(end - 1, text.length()), "hex"));
        }
      }
      at = Math.max(at, end - 1);
    }
  }

  /** Two digits by themselves. */
  private static boolean pair(String text, int at) {
    return at + 2 <= text.length()
        && HexFormat.isHexDigit(text.charAt(at))
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && (at + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
  }
}
