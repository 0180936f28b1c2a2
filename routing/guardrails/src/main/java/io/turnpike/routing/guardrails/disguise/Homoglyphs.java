package io.turnpike.routing.guardrails.disguise;

/** Letters that look like others. */
final class Homoglyphs {

  static final int LATIN = 1;
  static final int CYRILLIC = 2;
  static final int GREEK = 4;
  static final int ELSE = 8;

  /** Pairs: what it looks like, then the letter. Applied only within a word that mixes scripts. */
  private static final String PAIRS =
      "aаaαbвbьcсcϲdԁeеeεfғgԍhһhнiіiιjјkкkκlӏmмnпnηoоoοpрpρqԛrгrґsѕtтtτuυuцvνvѵwԝwшwωxхxχyуyγzʐ"
          + "bβeєeэuμ";

  /** Latin letters of unusual shape that no normal form undoes. */
  private static final String SHAPES =
      "aᴀaɑbʙcᴄdᴅeᴇfꜰgɢgɡhʜiɪiıjᴊkᴋlʟłlmᴍnɴoᴏpᴘqꞯrʀsꜱtᴛuᴜvᴠwᴡyʏzᴢ'’'‘'ʼ'ʹ\"“\"”\"„\"«\"»-–-—-‑";

  private static final char[] LOOKS = table(PAIRS, 0x600);

  private Homoglyphs() {}

  /** The plain letter of one that is drawn small, squared or in a circle, or itself. */
  static int plain(int point) {
    if (point >= 0x1F130 && point < 0x1F190) {
      int letter = (point - 0x1F130) % 0x20;
      return letter < 26 ? 'a' + letter : point;
    }
    return point < 0x10000 ? Shapes.TABLE[point] : point;
  }

  static int script(char c) {
    if (c < 0x250) {
      return LATIN;
    }
    if (c >= 0x0370 && c < 0x0400) {
      return GREEK;
    }
    return c >= 0x0400 && c < 0x0530 ? CYRILLIC : ELSE;
  }

  static boolean mixed(int scripts) {
    return (scripts & LATIN) != 0 && (scripts & (CYRILLIC | GREEK)) != 0;
  }

  static void toLatin(char[] word, int from, int to) {
    for (int i = from; i < to; i++) {
      word[i] = word[i] < LOOKS.length ? LOOKS[word[i]] : word[i];
    }
  }

  private static char[] table(String pairs, int size) {
    char[] table = new char[size];
    for (int i = 0; i < size; i++) {
      table[i] = (char) i;
    }
    for (int i = pairs.length() - 2; i >= 0; i -= 2) {
      char letter = pairs.charAt(i + 1);
      if (letter < size) {
        table[letter] = pairs.charAt(i);
      }
    }
    return table;
  }

  /** Filled when the first letter beyond ASCII is met. */
  private static final class Shapes {
    private static final char[] TABLE = table(SHAPES, 0x10000);
  }
}
