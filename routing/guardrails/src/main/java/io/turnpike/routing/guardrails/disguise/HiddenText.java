package io.turnpike.routing.guardrails.disguise;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writing in characters that are not shown: tags (a copy of ASCII) and selectors (bytes). */
final class HiddenText {

  private static final int SHORTEST = 4;

  private HiddenText() {}

  static void find(String text, List<Reading> found) {
    StringBuilder tags = new StringBuilder();
    StringBuilder bytes = new StringBuilder();
    int first = -1;
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0xD800 || c > 0xFE0F) {
        continue;
      }
      int point = text.codePointAt(i);
      boolean tag = Tags.isTag(point) && !Tags.inFlag(text, i);
      if (tag) {
        tags.append((char) (point - 0xE0000));
      } else if (Invisibles.selector(point)) {
        bytes.append((char) (point < 0xE0100 ? point - 0xFE00 : point - 0xE0100 + 16));
      }
      if (tag || Invisibles.selector(point)) {
        first = first < 0 ? i : first;
        last = i + Character.charCount(point);
      }
    }
    if (tags.length() >= SHORTEST) {
      found.add(new Reading(tags.toString(), first, last, "tags"));
    }
    String shown = new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), UTF_8);
    if (bytes.length() >= SHORTEST && Plausible.text(shown)) {
      found.add(new Reading(shown, first, last, "selectors"));
    }
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;
}
