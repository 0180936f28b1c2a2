package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** The last {@code curl} of a text that is walked over, and whether its command still goes on. */
final class CurlCommand {

  private static final int FARTHEST = 160;

  private final FoldedText text;
  private int start;

  /** Up to where the command was read; nothing is read twice. */
  private int read;

  private int quote;
  private boolean over = true;

  CurlCommand(FoldedText text) {
    this.text = text;
  }

  /** Notes the word from here to there if it is the command's name. */
  void note(int word, int end) {
    if (end - word == 4 && text.is(word, "curl")) {
      start = word;
      read = end;
      quote = 0;
      over = false;
    }
  }

  /** Whether the word from here to there is its option for a user and a password. */
  boolean isLogin(int word, int end) {
    if (over || text.at(word - 1) != '-') {
      return false;
    }
    boolean brief = end - word == 1 && text.at(word) == 'u' && text.at(word - 2) == ' ';
    boolean full = end - word == 4 && text.is(word - 3, " --user");
    return (brief || full) && reaches(word);
  }

  private boolean reaches(int option) {
    over |= option - start > FARTHEST;
    for (; read < option && !over; read++) {
      read(text.at(read));
    }
    return !over;
  }

  private void read(int c) {
    if (quote == c) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'') && opens()) {
      quote = c;
    }
    over = c == '\n' ? text.at(read - 1) != '\\' : quote == 0 && ends(c);
  }

  /** Not the apostrophe within a word. */
  private boolean opens() {
    int before = text.at(read - 1) == '\\' ? text.at(read - 2) : text.at(read - 1);
    return before <= ' ' || before == '=';
  }

  private boolean ends(int c) {
    return c == ';' || c == '|' || c == '&' && !joinsParameters();
  }

  /** As in an address that nobody put in quotation marks. */
  private boolean joinsParameters() {
    return text.at(read - 1) > ' ' && Ascii.isWord(text.at(read + 1));
  }
}
