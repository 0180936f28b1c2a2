package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.guardrails.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds any of many words or phrases, in one walk over the text. */
final class Needles implements TextCheck {

  private final Map<Integer, List<Needle>> byStart = new HashMap<>();
  private final boolean words;
  private final int longest;

  /**
   * @param kind of what is found
   */
  record Needle(String text, String kind) {}

  /**
   * @param words only whole words count, whatever their case; without, anything just so
   */
  Needles(List<Needle> needles, boolean words) {
    this.words = words;
    this.longest = needles.stream().mapToInt(it -> it.text().length()).max().orElse(0);
    for (Needle needle : needles) {
      byStart.computeIfAbsent(start(needle.text(), 0), _ -> new ArrayList<>()).add(needle);
    }
  }

  @Override
  public void find(String text, Consumer<Finding> found) {
    for (int i = 0; i < text.length(); i++) {
      if (words && i > 0 && joins(text.charAt(i - 1), text.charAt(i))) {
        continue;
      }
      List<Needle> here = byStart.get(start(text, i));
      if (here != null) {
        at(text, i, here, found);
      }
    }
  }

  private void at(String text, int i, List<Needle> here, Consumer<Finding> found) {
    for (Needle needle : here) {
      int end = i + needle.text().length();
      if (text.regionMatches(words, i, needle.text(), 0, needle.text().length())
          && !(words && end < text.length() && joins(text.charAt(end - 1), text.charAt(end)))) {
        found.accept(new Finding(i, end, needle.kind()));
      }
    }
  }

  @Override
  public int settled(String text) {
    int[] settled = {Math.max(0, text.length() - longest - 1)};
    int from = Window.boundary(text, Math.max(0, settled[0] - 2 * longest));
    List<Finding> found = new ArrayList<>();
    find(text.substring(from), found::add);
    boolean moved = true;
    while (moved) {
      int before = settled[0];
      found.forEach(it -> settled[0] = cleared(it, from, settled[0]));
      moved = settled[0] < before;
    }
    return Window.boundary(text, settled[0]);
  }

  @Override
  public int lookback() {
    return words ? 1 : 0;
  }

  private static int cleared(Finding found, int from, int settled) {
    boolean across = from + found.start() < settled && from + found.end() > settled;
    return across ? from + found.start() : settled;
  }

  /** Whether two characters belong to one word, so that none begins between them. */
  private static boolean joins(char before, char after) {
    return inWord(before) && inWord(after);
  }

  /** Scripts without blanks between their words have no whole ones. */
  private static boolean inWord(char c) {
    return c < 128
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
        : Character.isLetterOrDigit(c) && !Character.isIdeographic(c) && c < 0x3000;
  }

  /** By the first character, in one case. */
  private static int start(String text, int i) {
    return Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
  }
}
