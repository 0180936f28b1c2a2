package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** What follows a name: {@code password = "…"}, {@code api_key: …}, {@code the token is …}. */
final class Assignment {

  private static final int LONGEST = 256;
  private static final int FARTHEST = 24;
  private static final String[] VERBS = {
    "is", "are", "was", "ist", "lautet", "est", "es", "e", "era", "to", "on", "to be", "jest"
  };

  private final FoldedText text;
  private int start;
  private int end;
  private boolean sentence;

  Assignment(FoldedText text) {
    this.text = text;
  }

  /** Where the value begins, or could begin. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether it is said in words, and not by a sign. */
  boolean isSentence() {
    return sentence;
  }

  /**
   * Whether a value follows the name that ends here.
   *
   * @param flag whether a space is enough, as behind {@code --password}
   */
  boolean read(int name, boolean flag) {
    sentence = false;
    start = skip(name, " \t\"'`\\])*");
    int c = text.at(start);
    if (c == ':' || c == '=' || c == '>' || c == '(') {
      boolean element = c == '>' && start == name;
      boolean call = c == '(' && "\"'`".indexOf(text.at(start + 1)) >= 0;
      if (c == '>' && !element || c == '(' && !call) {
        return false;
      }
      start = skip(start, ":=>( \t\"'`\\*\n\r");
    } else if (flag && text.at(name) == ' ') {
      start = skip(name, " \"'");
    } else if (!said(name)) {
      return false;
    }
    return value();
  }

  /** Whether a value follows a name in a script that joins words. */
  boolean readBehind(int name) {
    sentence = true;
    start = skip(name, ":= \t\"'`");
    return value();
  }

  private int skip(int from, String signs) {
    int at = from;
    while (at - from <= FARTHEST && text.at(at) != 0 && signs.indexOf(text.at(at)) >= 0) {
      at++;
    }
    return at;
  }

  private boolean said(int name) {
    int word = skip(name, " \t\"'`");
    if (word == name) {
      return false;
    }
    if (text.has(word, "for ") || text.has(word, "of ") || text.has(word, "fur ")) {
      word = verb(word);
    }
    for (String verb : VERBS) {
      int after = word + verb.length();
      if (text.has(word, verb) && (text.at(after) == ' ' || text.at(after) == ':')) {
        start = skip(after, " :\t\n\"'`*");
        sentence = true;
        return true;
      }
    }
    return false;
  }

  /** Behind what it is for: {@code the password for the network is}. */
  private int verb(int from) {
    for (int i = from; i < from + 2 * FARTHEST; i++) {
      int c = text.at(i);
      if (c == ' ' && (text.has(i, " is ") || text.has(i, " ist "))) {
        return i + 1;
      }
      if (c != ' ' && !Ascii.isWord(c)) {
        break;
      }
    }
    return from;
  }

  /** Up to the quotation mark that it began with, or else to a sign that no value has. */
  boolean value() {
    int quote = text.at(start - 1);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    end = start;
    while (end - start <= LONGEST && !ends(text.at(end), quoted ? quote : 0)) {
      end++;
    }
    if (end - start > LONGEST) {
      return false;
    }
    while (end > start && trailing(text.at(end - 1), quoted)) {
      end--;
    }
    return end > start && !(text.at(end) == '(' && !quoted);
  }

  private static boolean ends(int c, int quote) {
    if (quote != 0 && c == quote || c <= ' ' || c > '~') {
      return true;
    }
    return quote == 0 && ",;\"'`<>(){}[]|".indexOf(c) >= 0 || quote != 0 && c == '<';
  }

  private static boolean trailing(int c, boolean quoted) {
    return c == '\\' || !quoted && (c == '.' || c == ':' || c == '?');
  }

  /** Whether something that is no value continues here, so that what was read is a part. */
  boolean goesOn() {
    return Ascii.isWord(text.at(end)) || text.at(end) == FoldedText.LETTER;
  }
}
