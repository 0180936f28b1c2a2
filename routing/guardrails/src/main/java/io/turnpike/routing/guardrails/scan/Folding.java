package io.turnpike.routing.guardrails.scan;

import java.text.Normalizer;

/** What each character is read as: ASCII where it only looks or means otherwise. */
final class Folding {

  /** Of another script: no part of a key or a number, and no end of one either. */
  static final byte LETTER = (byte) 0x80;

  /** Any other sign. */
  static final byte SIGN = (byte) 0x81;

  /** Not to be seen, and so not there. */
  static final byte NOTHING = 0;

  private static final byte[] TABLE = new byte[1 << 16];

  static {
    for (int c = 0; c < TABLE.length; c++) {
      TABLE[c] = c == 0 ? SIGN : c < 0x80 ? (byte) c : beyondAscii((char) c);
    }
  }

  private Folding() {}

  static byte of(char c) {
    return TABLE[c];
  }

  /** Of the mathematical letters and digits, which lie beyond the first plane. */
  static byte ofPair(int codePoint) {
    int digit = Character.digit(codePoint, 10);
    if (digit >= 0) {
      return (byte) ('0' + digit);
    }
    if (codePoint < 0x1D400 || codePoint > 0x1D6A3) {
      return NOTHING;
    }
    int letter = (codePoint - 0x1D400) % 52;
    return (byte) (letter < 26 ? 'A' + letter : 'a' + letter - 26);
  }

  private static byte beyondAscii(char c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> NOTHING;
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.DASH_PUNCTUATION -> '-';
      case Character.DECIMAL_DIGIT_NUMBER -> (byte) ('0' + Character.digit(c, 10));
      default -> alike(c);
    };
  }

  private static byte alike(char c) {
    int known = "øØłŁđĐıßæÆœŒ−∶․".indexOf(c);
    if (known >= 0) {
      return (byte) "oOlLdDisaAoO-:.".charAt(known);
    }
    if (c < 0x250 || c >= 0x1E00 && c < 0x2190 || c >= 0xFE50 && c < 0xFF5F) {
      char first = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0);
      return first < 0x80 && first != ' ' ? (byte) first : other(c);
    }
    return other(c);
  }

  private static byte other(char c) {
    return Character.isLetter(c) ? LETTER : SIGN;
  }
}
