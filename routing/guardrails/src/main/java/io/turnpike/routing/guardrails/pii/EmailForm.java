package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.Set;

/** E-mail addresses, told from packages, users of addresses and pictures of twice the size. */
final class EmailForm {

  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  private static final Set<String> FILES =
      Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "json", "ts", "map", "html");

  private EmailForm() {}

  /** Where one begins whose @ stands here; -1 for none. */
  static int start(FoldedText text, int at) {
    int start = at;
    while (local(text.at(start - 1)) && at - start <= LONGEST_LOCAL) {
      start--;
    }
    while (start < at && "._-+%".indexOf(text.at(start)) >= 0) {
      start++;
    }
    if (start < at && isEscape(text, start)) {
      start++;
    }
    boolean length = start < at && at - start <= LONGEST_LOCAL;
    return length && text.at(at - 1) != '.' && !isUser(text, start) ? start : -1;
  }

  /** A line break that somebody wrote out: without its letter JSON in a text would not be JSON. */
  private static boolean isEscape(FoldedText text, int start) {
    return text.at(start - 1) == '\\' && "nrtbf".indexOf(text.at(start)) >= 0;
  }

  static boolean local(int c) {
    return (Ascii.classes(c) & Ascii.LOCAL) != 0;
  }

  /** Behind {@code scheme://}, with or without a password, or behind another @. */
  private static boolean isUser(FoldedText text, int start) {
    int before = text.at(start - 1);
    if (before == '@') {
      return true;
    }
    for (int i = start - 1; i > start - LONGEST_LOCAL && before != 0; i--) {
      int c = text.at(i);
      if (c == '/') {
        return text.is(i - 2, "://");
      }
      if (c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == ',' || c == '(') {
        return false;
      }
    }
    return false;
  }

  /** Where the domain ends that begins here; -1 where it is none. */
  static int end(FoldedText text, int start) {
    int labels = 0;
    int end = -1;
    int label = start;
    while (label - start <= LONGEST_DOMAIN) {
      int after = label;
      while (labelled(text, after) && after - start <= LONGEST_DOMAIN) {
        after++;
      }
      int trimmed = after;
      while (trimmed > label && text.at(trimmed - 1) == '-') {
        trimmed--;
      }
      if (trimmed == label) {
        break;
      }
      labels++;
      end = labels > 1 && topLevel(text, label, trimmed) ? trimmed : end;
      if (trimmed < after || text.at(after) != '.') {
        break;
      }
      label = after + 1;
    }
    return end < 0 || refused(text, start, end) ? -1 : end;
  }

  private static boolean labelled(FoldedText text, int at) {
    int c = text.at(at);
    return Ascii.isWord(c) || c == '-';
  }

  private static boolean topLevel(FoldedText text, int start, int end) {
    if (text.has(start, "xn--")) {
      return end - start > 5;
    }
    for (int i = start; i < end; i++) {
      if (!Ascii.isLetter(text.at(i))) {
        return false;
      }
    }
    return end - start >= 2 && end - start <= 24;
  }

  /** {@code icon@2x.png}, and {@code git@host.tld:path}. */
  private static boolean refused(FoldedText text, int start, int end) {
    int dot = end;
    while (text.at(dot - 1) != '.') {
      dot--;
    }
    boolean scaled = Ascii.isDigit(text.at(start)) && text.has(start + 1, "x.");
    boolean copied = text.has(start - 4, "git@") && text.at(end) == ':';
    return scaled && FILES.contains(text.text(dot, end).toLowerCase(java.util.Locale.ROOT))
        || copied;
  }
}
