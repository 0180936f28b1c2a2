package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** The password in an address, if it has one. */
final class UserInfo {

  private static final int LONGEST = 200;
  private final FoldedText text;
  private final int user;
  private int colon = -1;
  private int at = -1;
  private int read;

  /**
   * @param start behind the two slashes
   */
  UserInfo(FoldedText text, int start) {
    this.text = text;
    this.user = start;
    int i = start;
    for (; i - start < LONGEST; i++) {
      int c = text.at(i);
      if (c <= ' ' || c > '~' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '/') {
        break;
      }
      colon = colon < 0 && c == ':' ? i : colon;
      at = c == '@' && Ascii.isWord(text.at(i + 1)) ? i : at;
    }
    this.read = i;
  }

  /** Where the password begins, or could. */
  int start() {
    return colon < 0 ? read : colon + 1;
  }

  int end() {
    return at;
  }

  boolean isSecret() {
    return colon >= 0
        && at > colon
        && Login.isSecret(text.text(user, colon), text.text(colon + 1, at));
  }
}
