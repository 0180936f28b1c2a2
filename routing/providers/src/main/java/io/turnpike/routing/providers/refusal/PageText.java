package io.turnpike.routing.providers.refusal;

import org.jspecify.annotations.Nullable;

/**
 * What an answer says that is no JSON: XML with a code and a message, a page's title, plain text.
 */
record PageText(@Nullable String code, @Nullable String sentence) {

  /** Among the words of a document that is a page for people. */
  static final String WORD = "a web page";

  private static final String SENTENCE =
      "A web page answers there, and no API: the model or the connection's base URL is wrong.";
  private static final int LONGEST = 500;

  /** What a document says that was found where an API should be. */
  static @Nullable String told(ErrorDocument error) {
    String title = error.message() == null ? "" : " Its title: " + error.message();
    return error.says(WORD) ? SENTENCE + title : error.message();
  }

  static boolean isForPeople(String page) {
    String text = page.strip();
    return text.regionMatches(true, 0, "<!doctype html", 0, 14)
        || text.regionMatches(true, 0, "<html", 0, 5);
  }

  static PageText of(String page) {
    String text = page.strip();
    if (!text.startsWith("<")) {
      return new PageText(null, printable(text));
    }
    String message = element(text, "Message");
    return new PageText(element(text, "Code"), message == null ? element(text, "title") : message);
  }

  /** Text between two tags, whatever their case; null when there is none. */
  private static @Nullable String element(String text, String name) {
    int open = indexOf(text, "<" + name + ">", 0);
    int close = open < 0 ? -1 : indexOf(text, "</" + name, open);
    return close < 0 ? null : printable(text.substring(open + name.length() + 2, close));
  }

  private static int indexOf(String text, String part, int from) {
    for (int at = from; at + part.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, part, 0, part.length())) {
        return at;
      }
    }
    return -1;
  }

  /** Null for what nobody could read. */
  private static @Nullable String printable(String text) {
    String line = text.strip();
    boolean readable =
        !line.isEmpty()
            && line.length() <= LONGEST
            && line.chars().noneMatch(c -> c == '\uFFFD' || c == '<' || c < ' ' && c != '\n');
    return readable ? line : null;
  }
}
