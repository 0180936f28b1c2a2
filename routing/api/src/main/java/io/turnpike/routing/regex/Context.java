package io.turnpike.routing.regex;

/** What before a match has a say in whether it is one. */
public enum Context {
  NOTHING,
  /** Whether a word begins there. */
  CHARACTER,
  /** Whether the text, or a line, begins there. */
  BEGINNING;

  Context and(Context more) {
    return compareTo(more) < 0 ? more : this;
  }
}
