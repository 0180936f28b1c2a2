package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** The password in {@code curl -u user:password}, if there is one. */
final class CommandLogin {

  private static final int FARTHEST = 160;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST = 128;

  private final FoldedText text;
  private int user;
  private int colon = -1;
  private int end;

  private CommandLogin(FoldedText text, int option) {
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

  /**
   * @param start of the word that may be the option
   * @param end of it
   */
  static CommandLogin behind(FoldedText text, int start, int end) {
    return new CommandLogin(text, end);
  }

  /** Whether the word from here to there is the option. */
  static boolean isOption(FoldedText text, int start, int end) {
    if (text.at(start - 1) != '-') {
      return false;
    }
    boolean brief = end - start == 1 && text.at(start) == 'u' && text.at(start - 2) == ' ';
    boolean full = end - start == 4 && text.is(start - 3, " --user");
    return (brief || full) && isCurl(text, start);
  }

  /** Whether the command is curl's: its name stands before, on the same line. */
  private static boolean isCurl(FoldedText text, int option) {
    for (int at = option; at >= Math.max(0, option - FARTHEST); at--) {
      int c = text.at(at);
      if (c == '|' || c == '\n' && text.at(at - 1) != '\\') {
        return false;
      }
      if (c == 'c' && text.is(at, "curl") && !Ascii.isWord(text.at(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private void read() {
    int quote = text.at(user);
    boolean quoted = quote == '"' || quote == '\'';
    user += quoted ? 1 : 0;
    end = user;
    while (end - user <= LONGEST_NAME && colon < 0 && inside(text.at(end), quoted ? quote : 0)) {
      colon = text.at(end) == ':' ? end : -1;
      end++;
    }
    while (colon >= 0 && end - colon <= LONGEST && inside(text.at(end), quoted ? quote : 0)) {
      end++;
    }
    while (colon >= 0 && !quoted && end > colon + 1 && ".,".indexOf(text.at(end - 1)) >= 0) {
      end--;
    }
  }

  private static boolean inside(int c, int quote) {
    return c > ' ' && c <= '~' && (quote == 0 ? c != '"' && c != '\'' && c != '`' : c != quote);
  }

  /** Where the password begins, or could. */
  int start() {
    return colon < 0 ? end : colon + 1;
  }

  int end() {
    return end;
  }

  boolean isSecret() {
    return colon >= 0
        && end - colon <= LONGEST
        && Login.isSecret(text.text(user, colon), text.text(colon + 1, end))
        && new Value(text, colon + 1, end).isPassword();
  }
}
