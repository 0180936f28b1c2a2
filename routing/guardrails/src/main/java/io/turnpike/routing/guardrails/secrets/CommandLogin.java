package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** The password in {@code curl -u user:password}, if there is one. */
final class CommandLogin {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST = 128;

  private final FoldedText text;
  private int user;
  private int colon = -1;
  private int end;

  /**
   * @param option where it ends
   */
  CommandLogin(FoldedText text, int option) {
    this.text = text;
    this.user = option;
    while (user - option < 4 && (text.at(user) == ' ' || text.at(user) == '=')) {
      user++;
    }
    this.end = user;
    if (user > option) {
      read();
    }
  }

  private void read() {
    boolean escaped = text.at(user) == '\\'; // as JSON writes a quotation mark
    user += escaped ? 1 : 0;
    int quote = text.at(user) == '"' || text.at(user) == '\'' ? text.at(user) : 0;
    user += quote > 0 ? 1 : 0;
    end = user;
    while (end - user <= LONGEST_NAME && colon < 0 && inside(text.at(end), quote)) {
      colon = text.at(end) == ':' ? end : -1;
      end++;
    }
    while (colon >= 0 && end - colon <= LONGEST && inside(text.at(end), quote)) {
      end++;
    }
    String behind = quote == 0 ? ".," : escaped ? "\\" : "";
    while (colon >= 0 && end > colon + 1 && behind.indexOf(text.at(end - 1)) >= 0) {
      end--;
    }
  }

  /** Within quotation marks blanks belong to it. */
  private static boolean inside(int c, int quote) {
    boolean sign = c > ' ' && c <= '~' && c != '"' && c != '\'' && c != '`';
    return quote == 0 ? sign : c >= ' ' && c <= '~' && c != quote;
  }

  /** Where the password begins, or could. */
  int start() {
    return colon < 0 ? end : colon + 1;
  }

  int end() {
    return end;
  }

  boolean isSecret() {
    if (colon < 0 || end - colon > LONGEST) {
      return false;
    }
    String password = text.text(colon + 1, end);
    boolean words = password.indexOf(' ') >= 0 && password.chars().noneMatch(Ascii::isDigit);
    return !words
        && Login.isSecret(text.text(user, colon), password)
        && new Value(text, colon + 1, end).isPassword();
  }
}
