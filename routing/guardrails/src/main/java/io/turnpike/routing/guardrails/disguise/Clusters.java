package io.turnpike.routing.guardrails.disguise;

/** Which characters stand together, and which normalisation leaves alone. */
final class Clusters {

  private Clusters() {}

  /** Common letters that no normalisation changes while no mark follows; a quick way past them. */
  static boolean stable(int point) {
    return point >= 0x4E00 && point < 0xA000
        || point >= 0x3041 && point < 0x3097
        || point >= 0x30A1 && point < 0x30FB
        || point >= 0x0904 && point < 0x0958
        || point >= 0x0400 && point < 0x0482
        || point >= 0x0621 && point < 0x064B
        || point >= 0x05D0 && point < 0x05EB
        || point >= 0x0E01 && point < 0x0E5C;
  }

  /** Where the marks after a character end. A long pile of them is cut. */
  static int end(CharSequence text, int at, int end) {
    int stop = Math.min(end, at + 32);
    while (at < stop && joins(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean joins(char c) {
    return accent(c) || c == 0x3099 || c == 0x309A || c >= 0x1160 && c < 0x1200;
  }

  /** Marks that are left out; those that make another letter of it, as in Hindi or Thai, stay. */
  static boolean accent(int point) {
    return point >= 0x0300 && point < 0x0370
        || point >= 0x064B && point < 0x0653
        || point >= 0x0591 && point < 0x05C8
        || point >= 0x20D0 && point < 0x2100;
  }

  static boolean latin(int point) {
    return point < 0x0400 || point >= 0x1E00 && point < 0x2000;
  }
}
