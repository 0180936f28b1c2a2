package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** Addresses of the internet's both versions. */
final class IpForm {

  private static final int LONGEST = 46;

  private IpForm() {}

  /** Where four numbers up to 255 end that begin here; -1 for none. */
  static int end4(FoldedText text, int start) {
    int at = start;
    for (int part = 0; part < 4; part++) {
      int from = at;
      int value = 0;
      while (Ascii.isDigit(text.at(at)) && at - from < 4) {
        value = value * 10 + text.at(at++) - '0';
      }
      boolean padded = at - from > 1 && text.at(from) == '0';
      if (at == from || value > 255 || padded) {
        return -1;
      }
      if (part < 3 && text.at(at++) != '.') {
        return -1;
      }
    }
    return ends4(text, at) ? at : -1;
  }

  private static boolean ends4(FoldedText text, int end) {
    int after = text.at(end);
    boolean range = after == '-' && Ascii.isLetter(text.at(end + 1));
    boolean longer = after == '.' && Ascii.isWord(text.at(end + 1));
    return !Ascii.isWord(after) && after != '_' && !range && !longer;
  }

  /** Networks that versions are never taken for. */
  static boolean isPlain(FoldedText text, int start) {
    return text.is(start, "192.168.") || text.is(start, "127.0.0.") || text.is(start, "172.16.");
  }

  /** Four digits with points between: rather a chapter or a version. */
  static boolean isSmall(int start, int end) {
    return end - start == 7;
  }

  /** Where the first group begins whose colon stands here; the same where there is none. */
  static int start6(FoldedText text, int colon) {
    int start = colon;
    while (Ascii.isHex(text.at(start - 1)) && colon - start < 5) {
      start--;
    }
    return start;
  }

  /** Where groups with colons end that begin here; -1 where they are no address. */
  static int end6(FoldedText text, int start) {
    int at = start;
    int groups = 0;
    int pairs = 0;
    boolean gap = false;
    boolean digit = false;
    while (at - start < LONGEST) {
      int from = at;
      while (Ascii.isHex(text.at(at)) && at - from < 5) {
        digit |= Ascii.isDigit(text.at(at++));
      }
      boolean mapped = text.at(at) == '.' && Ascii.isDigit(text.at(at + 1));
      if (mapped && at - from <= 3 && groups > 0) {
        int end = end4(text, from);
        return end > 0 && (gap && groups <= 6 || groups == 6) ? end : -1;
      }
      if (at - from > 4) {
        return -1;
      }
      groups += at > from ? 1 : 0;
      pairs += at - from == 2 ? 1 : 0;
      if (text.at(at) != ':') {
        break;
      }
      boolean two = text.at(at + 1) == ':';
      if (two && gap || !two && at == from) {
        return -1;
      }
      if (!two && !Ascii.isHex(text.at(at + 1))) {
        break;
      }
      gap |= two;
      at += two ? 2 : 1;
    }
    boolean complete = gap ? groups < 8 && groups > 0 : groups == 8 && pairs < 8;
    return complete && digit && ends6(text, at) ? at : -1;
  }

  private static boolean ends6(FoldedText text, int end) {
    int after = text.at(end);
    boolean more = after == ':' && Ascii.isWord(text.at(end + 1));
    return !Ascii.isWord(after) && after != '_' && !more;
  }
}
