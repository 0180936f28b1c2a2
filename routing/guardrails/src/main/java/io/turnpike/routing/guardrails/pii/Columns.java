package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.FoldedText;

/**
 * The heads of tables: in rows it is the column's name that tells what a number is. A table is a
 * paragraph whose lines have the same signs between their cells, its head the first line.
 */
final class Columns {

  private static final int LONGEST_LINE = 1_000;

  private final FoldedText text;

  /** Where the paragraph and the line begin that this was asked for last, and how far it got. */
  private int paragraph;

  private int line;
  private int seen;
  private int headStart;

  Columns(FoldedText text) {
    this.text = text;
  }

  /** Where the head begins of which {@link #headEnd} was told. */
  int headStart() {
    return headStart;
  }

  /** Where the head ends of the column that a cell belongs to; the same as its start for none. */
  int headEnd(int start) {
    headStart = 0;
    moveTo(start);
    int sign = paragraph == line || start - line > LONGEST_LINE ? 0 : sign(start);
    return sign == 0 ? 0 : head(sign, count(sign, start));
  }

  /** What separates cells: the sign before this one, or a line's beginning. */
  private int sign(int start) {
    int at = start - 1;
    while (text.at(at) == ' ' || text.at(at) == '"' || text.at(at) == '\'') {
      at--;
    }
    int c = text.at(at);
    return c == ';' || c == ',' || c == '\t' || c == '|' ? c : c == '\n' ? ';' : 0;
  }

  /** Each character is passed once, however often this is asked. */
  private void moveTo(int start) {
    for (; seen < start; seen++) {
      if (text.at(seen) == '\n') {
        paragraph = line == seen ? seen + 1 : paragraph;
        line = seen + 1;
      }
    }
  }

  private int count(int sign, int start) {
    int count = 0;
    for (int i = line; i < start; i++) {
      count += text.at(i) == sign ? 1 : 0;
    }
    return count;
  }

  private int head(int sign, int column) {
    int at = paragraph;
    int left = column;
    headStart = at;
    for (; at - paragraph < LONGEST_LINE && text.at(at) != '\n'; at++) {
      if (text.at(at) == sign && --left < 0) {
        break;
      }
      headStart = text.at(at) == sign ? at + 1 : headStart;
    }
    return left > 0 ? headStart : at;
  }
}
