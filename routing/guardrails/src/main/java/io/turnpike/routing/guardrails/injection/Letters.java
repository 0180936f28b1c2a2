package io.turnpike.routing.guardrails.injection;

/** Where words begin and end, also in writing without spaces. */
final class Letters {

  private Letters() {}

  static boolean is(char c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
    return Character.isLetterOrDigit(c) || mark(c);
  }

  /** Vowel signs of Brahmic scripts belong to their words. */
  private static boolean mark(char c) {
    return c >= 0x0900 && c < 0x1000 && c != 0x0964 && c != 0x0965;
  }

  /** Writing whose words stand side by side: Chinese, Japanese, Thai, Khmer. */
  static boolean unspaced(char c) {
    return c >= 0x2E80 && c < 0xA000
        || c >= 0x0E00 && c < 0x0F00
        || c >= 0x1780 && c < 0x1800
        || c >= 0xF900 && c < 0xFB00;
  }

  static boolean begins(String text, int at) {
    char c = text.charAt(at);
    return at == 0 || unspaced(c) || !is(text.charAt(at - 1)) || unspaced(text.charAt(at - 1));
  }

  static boolean ends(String text, int at) {
    return at == text.length()
        || !is(text.charAt(at))
        || unspaced(text.charAt(at))
        || unspaced(text.charAt(at - 1));
  }

  static int wordEnd(String text, int at) {
    while (at < text.length() && !ends(text, at)) {
      at++;
    }
    return at;
  }

  static boolean endsSentence(char c) {
    return switch (c) {
      case '.', '!', '?', '\n', ';', '。', '！', '？', '؟', '।', '۔' -> true;
      default -> false;
    };
  }
}
