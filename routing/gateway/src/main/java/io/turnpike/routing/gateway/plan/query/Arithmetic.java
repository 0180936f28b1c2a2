package io.turnpike.routing.gateway.plan.query;

/** Finds a digit, an operator and a digit, with or without spaces between. */
final class Arithmetic {

  private static final String OPERATORS = "+*/^=×÷−-";

  private Arithmetic() {}

  static boolean isIn(String text) {
    for (int i = 1; i < text.length() - 1; i++) {
      if (OPERATORS.indexOf(text.charAt(i)) >= 0
          && isDigit(text, skip(text, i - 1, -1))
          && isDigit(text, skip(text, i + 1, 1))) {
        return true;
      }
    }
    return false;
  }

  /** Past one space at most, so that a wall of spaces is not walked again for each operator. */
  private static int skip(String text, int at, int step) {
    return at >= 0 && at < text.length() && text.charAt(at) == ' ' ? at + step : at;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
