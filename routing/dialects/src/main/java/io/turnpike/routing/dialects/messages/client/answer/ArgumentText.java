package io.turnpike.routing.dialects.messages.client.answer;

/** Follows the arguments of one call as they come in pieces, to know when they are whole. */
final class ArgumentText {

  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean begun;

  void add(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      take(piece.charAt(i));
    }
  }

  /** Something came. */
  boolean isBegun() {
    return begun;
  }

  /** Nothing but space can follow. */
  boolean isWhole() {
    return begun && depth == 0;
  }

  private void take(char c) {
    if (escaped) {
      escaped = false;
    } else if (inString) {
      escaped = c == '\\';
      inString = c != '"';
    } else {
      structure(c);
    }
  }

  private void structure(char c) {
    switch (c) {
      case '"' -> inString = true;
      case '{', '[' -> {
        depth++;
        begun = true;
      }
      case '}', ']' -> depth--;
      default -> {}
    }
  }
}
