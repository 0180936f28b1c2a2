package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.Locale;
import java.util.Set;

/** The password in an address, if it has one. */
final class UserInfo {

  private static final int LONGEST = 200;
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "password", "passwd", "pass", "pwd", "secret", "pw", "user", "token", "xxx", "changeme");

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
    if (colon < 0 || at - colon < 4) {
      return false;
    }
    String word = text.text(colon + 1, at).toLowerCase(Locale.ROOT);
    boolean reference = "${<%*".indexOf(word.charAt(0)) >= 0 || word.startsWith("your");
    boolean same = word.equals(text.text(user, colon).toLowerCase(Locale.ROOT));
    boolean alike = word.chars().distinct().count() < 3;
    return !reference && !same && !alike && !PLACEHOLDERS.contains(word);
  }
}
