package io.turnpike.routing.dialects.texts.places;

/**
 * The arguments of a call, JSON in a string, as a text to be looked at and changed: escapes in it
 * are read, so that nothing hides behind them, but for those of quotes and backslashes. A line
 * break in it always is one of a string's, those between tokens are read as spaces; so what is
 * written back is JSON again without anybody knowing where its strings begin.
 */
public final class ArgumentEscapes {

  private static final int LONGEST = 6;

  private String rest = "";

  /** All of them. */
  public static String read(String json) {
    ArgumentEscapes escapes = new ArgumentEscapes();
    String text = escapes.add(json);
    return escapes.rest.isEmpty() ? text : text + escapes.rest;
  }

  /** What was begun before and this; an escape that is not whole waits for the next piece. */
  public String add(String piece) {
    String json = rest.isEmpty() ? piece : rest + piece;
    rest = "";
    StringBuilder text = new StringBuilder(json.length());
    int at = 0;
    while (at < json.length()) {
      at = json.charAt(at) == '\\' ? escape(json, at, text) : plain(json, at, text);
    }
    return text.toString();
  }

  /** Something waits for the next piece. */
  public boolean waits() {
    return !rest.isEmpty();
  }

  private static int plain(String json, int at, StringBuilder text) {
    char c = json.charAt(at);
    text.append(c < ' ' ? ' ' : c);
    return at + 1;
  }

  private int escape(String json, int at, StringBuilder text) {
    int end = at + (at + 1 < json.length() && json.charAt(at + 1) == 'u' ? LONGEST : 2);
    if (end > json.length()) {
      rest = json.substring(at);
      return json.length();
    }
    char c = json.charAt(at + 1);
    int hex = c == 'u' ? QuotedText.hex(json.substring(at + 2, end)) : plain(c);
    if (hex < 0) {
      text.append('\\');
      return at + 1;
    }
    if (hex == '"' || hex == '\\') {
      text.append('\\');
    }
    text.append((char) hex);
    return end;
  }

  /** The character that a letter after a backslash stands for. */
  static char plain(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> letter;
    };
  }
}
