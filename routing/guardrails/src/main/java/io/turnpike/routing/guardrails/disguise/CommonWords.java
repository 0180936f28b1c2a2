package io.turnpike.routing.guardrails.disguise;

/** Frequent English words, by which a decoded text is known to be one. */
final class CommonWords {

  private static final String WORDS =
      "the and you your that this with from for not are was were have has what all any must will"
          + " can now new tell give show print say system prompt ignore previous instructions rules"
          + " send above before forget answer secret password key user only without every they who"
          + " how when which their there about into over then them than but our its his her she he"
          + " me my we us do does did is it in of to on at by as an be if or so no please after out"
          + " one two use used using like know make made see write read follow obey"
          + " disregard override bypass reveal instruction prompts message messages text content"
          + " guidelines restrictions restriction developer mode unrestricted hidden everything"
          + " conversation data repeat output display act pretend";

  private static final int SIZE = 1024;
  private static final int[] TABLE = table();

  private CommonWords() {}

  /** How many words of a text in lower case are common, not counting very short ones. */
  static int count(String text) {
    int count = 0;
    int hash = 0;
    int length = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c >= 'a' && c <= 'z') {
        hash = hash * 31 + c;
        length++;
      } else {
        count += length > 2 && holds(hash) ? 1 : 0;
        hash = 0;
        length = 0;
      }
    }
    return count;
  }

  /** By the hash of a word as strings have it. */
  static boolean holds(int hash) {
    int at = slot(hash);
    while (TABLE[at] != 0) {
      if (TABLE[at] == hash) {
        return true;
      }
      at = (at + 1) % SIZE;
    }
    return false;
  }

  private static int slot(int hash) {
    return (hash * 0x9E3779B9) >>> 22;
  }

  private static int[] table() {
    int[] table = new int[SIZE];
    for (String word : WORDS.split(" ")) {
      int at = slot(word.hashCode());
      while (table[at] != 0) {
        at = (at + 1) % SIZE;
      }
      table[at] = word.hashCode();
    }
    return table;
  }
}
