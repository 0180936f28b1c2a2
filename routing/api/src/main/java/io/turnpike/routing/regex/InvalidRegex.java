package io.turnpike.routing.regex;

/** The message is a sentence that goes on behind the place where the expression stands. */
public final class InvalidRegex extends Exception {

  InvalidRegex(String sentence) {
    super(sentence);
  }

  /** What is wrong, where, and what to write instead. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
