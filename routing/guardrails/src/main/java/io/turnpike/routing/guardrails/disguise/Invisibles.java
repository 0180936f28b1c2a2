package io.turnpike.routing.guardrails.disguise;

/** Characters that nobody sees. */
final class Invisibles {

  private Invisibles() {}

  static boolean is(int point) {
    return point == 0xAD
        || point == 0x034F
        || point == 0x061C
        || point == 0x115F
        || point == 0x1160
        || point == 0x17B4
        || point == 0x17B5
        || point >= 0x180B && point <= 0x180F
        || point >= 0x200B && point <= 0x200F
        || point >= 0x202A && point <= 0x202E
        || point >= 0x2060 && point <= 0x206F
        || point == 0x3164
        || point == 0xFEFF
        || point == 0xFFA0
        || selector(point)
        || point >= 0xE0000 && point < 0xE0080;
  }

  static boolean selector(int point) {
    return point >= 0xFE00 && point < 0xFE10 || point >= 0xE0100 && point < 0xE01F0;
  }

  /**
   * Whether writing needs it where it stands: joiners and marks of direction beside letters of
   * scripts that use them, joiners and selectors in emoji, a mark at the very beginning.
   */
  static boolean needed(CharSequence text, int at, int next, int end) {
    int point = Character.codePointAt(text, at);
    if (at == 0 && point == 0xFEFF || point == 0xAD) {
      return true;
    }
    int before = at == 0 ? ' ' : Character.codePointBefore(text, at);
    int after = next >= end ? ' ' : Character.codePointAt(text, next);
    if (selector(point)) {
      return point < 0xE0100 ? !selector(before) : Character.isIdeographic(before);
    }
    return Tags.isTag(point) ? Tags.inFlag(text, at) : joining(before) || joining(after);
  }

  /** Emoji, and letters right to left or of Brahmic scripts; those keep joiners for a reason. */
  private static boolean joining(int point) {
    return point >= 0x0590 && point < 0x1000
        || point >= 0x1780 && point < 0x18B0
        || point >= 0x2190 && point < 0x2C00
        || point >= 0x1F000 && point < 0x20000
        || point >= 0xFB1D && point < 0xFE00
        || point >= 0xFE0F && point < 0xFEFF
        || point == 0x200D;
  }
}
