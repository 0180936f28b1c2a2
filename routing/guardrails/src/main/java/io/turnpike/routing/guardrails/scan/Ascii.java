package io.turnpike.routing.guardrails.scan;

/** Classes of folded characters. */
public final class Ascii {

  public static final int DIGIT = 1;
  public static final int UPPER = 2;
  public static final int LOWER = 4;
  public static final int HEX = 8;

  /** May stand before the @ of an address. */
  public static final int LOCAL = 16;

  public static final int LETTERS = UPPER | LOWER;
  public static final int WORD = DIGIT | LETTERS;

  private static final byte[] CLASSES = new byte[256];

  static {
    for (int c = 0; c < 128; c++) {
      CLASSES[c] = (byte) (alphanumeric(c) | hex(c) | local(c));
    }
  }

  private Ascii() {}

  private static int alphanumeric(int c) {
    return c >= '0' && c <= '9'
        ? DIGIT
        : c >= 'A' && c <= 'Z' ? UPPER : c >= 'a' && c <= 'z' ? LOWER : 0;
  }

  private static int hex(int c) {
    return Character.digit(c, 16) >= 0 ? HEX : 0;
  }

  private static int local(int c) {
    return alphanumeric(c) != 0 || "._%+-".indexOf(c) >= 0 && c > ' ' ? LOCAL : 0;
  }

  public static int classes(int c) {
    return CLASSES[c & 0xFF];
  }

  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isLetter(int c) {
    return (CLASSES[c & 0xFF] & LETTERS) != 0;
  }

  public static boolean isWord(int c) {
    return (CLASSES[c & 0xFF] & WORD) != 0;
  }

  public static boolean isHex(int c) {
    return (CLASSES[c & 0xFF] & HEX) != 0;
  }

  public static int upper(int c) {
    return c >= 'a' && c <= 'z' ? c - 0x20 : c;
  }
}
