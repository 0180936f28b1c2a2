package io.turnpike.routing.guardrails.injection;

import java.util.ArrayList;
import java.util.List;

/** A sentence, cell or tag's content inside a document. */
record Segment(int start, int end, boolean first, boolean last) {

  private static final int SHORTEST = 14;
  private static final int MOST = 150;

  static List<Segment> of(String text) {
    List<int[]> spans = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= text.length() && spans.size() < MOST; at++) {
      if (at == text.length() || parts(text, at)) {
        if (at - start >= SHORTEST) {
          spans.add(new int[] {start, Math.min(text.length(), at + 1)});
        }
        start = at + 1;
      }
    }
    List<Segment> segments = new ArrayList<>(spans.size());
    for (int i = 0; i < spans.size(); i++) {
      int[] span = spans.get(i);
      segments.add(new Segment(span[0], span[1], i == 0, i == spans.size() - 1));
    }
    return segments;
  }

  /** The same where there is text before and after it. */
  Segment within() {
    return new Segment(start, end, false, false);
  }

  private static boolean parts(String text, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return switch (text.charAt(at)) {
      case '\n', '<', '>', '|', '。', '！', '？' -> true;
      case '.', '!', '?' -> next == ' ' || next == '"' || next == '<';
      case '"' ->
          at > 0 && (text.charAt(at - 1) == ',' || text.charAt(at - 1) == '=')
              || next == ','
              || next == '}';
      default -> false;
    };
  }
}
