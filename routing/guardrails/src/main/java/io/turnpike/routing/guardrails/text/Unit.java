package io.turnpike.routing.guardrails.text;

/** What is counted in a text. */
enum Unit {
  WORDS {
    @Override
    int in(String text) {
      return runs(text, c -> !Character.isWhitespace(c));
    }
  },
  SENTENCES {
    @Override
    int in(String text) {
      return runs(text, c -> !Character.isWhitespace(c) && c != '.' && c != '!' && c != '?', true);
    }
  },
  CHARACTERS {
    @Override
    int in(String text) {
      return text.length();
    }
  };

  /** Whether a character is of what is counted. */
  @FunctionalInterface
  interface Kind {
    boolean has(char c);
  }

  abstract int in(String text);

  private static int runs(String text, Kind kind) {
    return runs(text, kind, false);
  }

  /**
   * @param acrossBlanks whether blanks between two runs do not part them
   */
  private static int runs(String text, Kind kind, boolean acrossBlanks) {
    int count = 0;
    boolean within = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean is = kind.has(c);
      count += is && !within ? 1 : 0;
      within = is || acrossBlanks && within && Character.isWhitespace(c);
    }
    return count;
  }
}
