package io.turnpike.routing.guardrails.disguise;

/** Tag characters: an invisible copy of ASCII, of some use in flags only. */
final class Tags {

  private static final int FLAG = 0x1F3F4;
  private static final int LONGEST_FLAG = 8;

  private Tags() {}

  static boolean isTag(int point) {
    return point >= 0xE0000 && point < 0xE0080;
  }

  /** Whether a black flag stands before, as in the flags of Scotland and Wales. */
  static boolean inFlag(CharSequence text, int at) {
    int back = at;
    for (int i = 0; i < LONGEST_FLAG && back > 0; i++) {
      int point = Character.codePointBefore(text, back);
      if (point == FLAG) {
        return true;
      }
      if (!isTag(point)) {
        return false;
      }
      back -= Character.charCount(point);
    }
    return false;
  }
}
