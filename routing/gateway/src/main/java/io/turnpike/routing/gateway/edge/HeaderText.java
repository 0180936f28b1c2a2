package io.turnpike.routing.gateway.edge;

/** Text as a header value: what is not printable ASCII becomes a question mark. */
final class HeaderText {

  private HeaderText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPrintable(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder printable = new StringBuilder(text);
    for (int i = 0; i < printable.length(); i++) {
      if (!isPrintable(printable.charAt(i))) {
        printable.setCharAt(i, '?');
      }
    }
    return printable.toString();
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' && c < 127;
  }
}
