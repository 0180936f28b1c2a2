package io.turnpike.routing.guardrails.injection;

import static io.turnpike.routing.guardrails.injection.Shape.*;

import java.util.EnumSet;
import java.util.Set;

/** Sees what a text looks like. */
final class ShapeReader {

  private static final String[] CHAT = {
    "<|",
    "|>",
    "[inst]",
    "[/inst]",
    "<<sys>>",
    "</s>",
    "<start_of_turn>",
    "<system>",
    "</system>",
    "### system",
    "### instruction",
    "$system",
    "system:",
    "assistant:",
    "<assistant>",
    "[system",
    "human:",
    "user:"
  };
  private static final String[] TOOL = {
    "</data>",
    "</tool",
    "<important",
    "<tool",
    "</result",
    "<instruction",
    "</document",
    "</context"
  };

  private final String text;
  private final int from;
  private final int to;
  private final Set<Shape> shapes = EnumSet.of(ANY);

  private ShapeReader(String text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  static Set<Shape> of(String text, int from, int to) {
    ShapeReader reader = new ShapeReader(text, from, to);
    reader.marks();
    reader.lines();
    reader.length();
    reader.document();
    return reader.shapes;
  }

  private void marks() {
    when(holdsAny(CHAT), CHAT_TOKENS);
    when(holdsAny(TOOL), TOOL_TAG);
    when(from > 0, TRANSCRIPT);
    when(holds("</") && holds(">"), HTML);
    when(holds("\":") && (holds("{") || holds("[")), JSON);
    when(holds("subject:") || holds("from:") || holds("dear "), MAIL);
    when(
        holds("import ") || holds("def ") || holds("();") || holds("){") || holds("return "),
        PROGRAM);
    when(holds("<!--") || holds("\n#") || holds("//") || holds("/*") || holds("\"\"\""), COMMENT);
    when(holds("\n# ") || text.startsWith("# ", from) || holds("\n## ") || holds("```"), MARKDOWN);
    when(holds("{") && holds("}"), PLACEHOLDER);
    when(holds("http") || holds("www.") || holds(".com") || holds(".example"), ADDRESS);
    when(holds("!["), IMAGE_LINK);
    when(holds("!!"), EXCLAIMING);
    when(holds("?") || holds("？"), QUESTION);
    when(to > from && text.charAt(to - 1) == ':', ENDS_IN_COLON);
  }

  /** Tables, logs and forms are known by how their lines begin. */
  private void lines() {
    int lines = 0;
    int commas = 0;
    int labels = 0;
    int stamps = 0;
    int rules = 0;
    for (int at = from; at < to; ) {
      int end = text.indexOf('\n', at);
      end = end < 0 || end > to ? to : end;
      lines++;
      commas += count(',', at, end) >= 2 && end - at < 200 ? 1 : 0;
      int colon = text.indexOf(": ", at);
      labels += colon > at && colon - at < 24 && colon < end ? 1 : 0;
      stamps += digits(at, end) ? 1 : 0;
      rules += rule(at, end) ? 1 : 0;
      at = end + 1;
    }
    when(lines >= 3 && commas >= 3, TABLE);
    when(lines >= 2 && labels >= 2, FORM);
    when(lines >= 2 && stamps >= 2, LOG);
    when(rules > 0, RULE_LINES);
  }

  private boolean digits(int at, int end) {
    int count = 0;
    for (int i = at; i < Math.min(end, at + 12); i++) {
      count += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
    }
    return count >= 4;
  }

  private boolean rule(int at, int end) {
    if (end - at < 3) {
      return false;
    }
    char c = text.charAt(at);
    return (c == '-' || c == '=' || c == '#' || c == '*' || c == '_')
        && text.charAt(at + 1) == c
        && text.charAt(at + 2) == c;
  }

  private int count(char what, int at, int end) {
    int count = 0;
    for (int i = at; i < end; i++) {
      count += text.charAt(i) == what ? 1 : 0;
    }
    return count;
  }

  private void length() {
    int length = to - from;
    Shape[] sizes = {UNDER_40, UNDER_80, UNDER_160, UNDER_320, UNDER_640, OVER_640};
    int size = 0;
    for (int most = 40; size < 5 && length >= most; most *= 2) {
      size++;
    }
    shapes.add(sizes[size]);
    int foreign = 0;
    int latin = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      latin += c >= 'a' && c <= 'z' ? 1 : 0;
      foreign += c > 0x250 && Character.isLetter(c) ? 1 : 0;
    }
    when(foreign > latin, FOREIGN);
    when(foreign > 6 && latin > 20, MIXED_WRITING);
  }

  private void document() {
    if (shapes.stream().anyMatch(Shape.DOCUMENTS::contains)) {
      shapes.add(DOCUMENT);
      when(shapes.contains(QUESTION), QUESTION_IN_DOCUMENT);
    }
  }

  private void when(boolean so, Shape shape) {
    if (so) {
      shapes.add(shape);
    }
  }

  private boolean holds(String what) {
    int at = text.indexOf(what, from);
    return at >= 0 && at < to;
  }

  private boolean holdsAny(String[] words) {
    for (String each : words) {
      if (holds(each)) {
        return true;
      }
    }
    return false;
  }
}
