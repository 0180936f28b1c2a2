package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import io.turnpike.routing.guardrails.pii.Words.Foreign;
import java.util.Arrays;

/** What the words before a place tell of. Looks back only, so that more text changes nothing. */
final class Context {

  /** Characters that are looked at. */
  static final int WINDOW = 64;

  private static final int FOREIGN_WINDOW = 24;
  private static final int MOST = 24;

  private final FoldedText text;

  /** Kinds told of by each word that tells of any, the nearest first, and how many words off. */
  private final long[] kinds = new long[MOST];

  private final int[] distances = new int[MOST];
  private int count;
  private final Columns columns;
  private int place = -1;
  private long all;

  Context(FoldedText text) {
    this.text = text;
    this.columns = new Columns(text);
  }

  /** All kinds that are told of before this. */
  long before(int start) {
    if (start != place) {
      place = start;
      count = 0;
      all = 0;
      read(start);
    }
    return all;
  }

  /** The nearest of these kinds that is told of, as its bits; 0 for none. */
  long nearest(int start, long wanted) {
    return nearest(start, wanted, Integer.MAX_VALUE);
  }

  long nearest(int start, long wanted, int words) {
    if ((before(start) & wanted) == 0) {
      return 0;
    }
    for (int i = 0; i < count && distances[i] < words; i++) {
      if ((kinds[i] & wanted) != 0) {
        return kinds[i] & wanted;
      }
    }
    return 0;
  }

  private void read(int start) {
    boolean foreign = false;
    int words = 0;
    for (int i = start - 1; i >= 0 && start - i <= WINDOW; i--) {
      int c = text.at(i);
      if (Ascii.isLetter(c) || Ascii.isDigit(c) && Ascii.isLetter(text.at(i - 1))) {
        int from = Words.wordStart(text, i + 1);
        if (Ascii.isLetter(text.at(from))) {
          note(Words.kinds(text, from, i + 1), words++);
        }
        i = from;
      } else if (c == FoldedText.LETTER && !foreign && start - i <= FOREIGN_WINDOW) {
        foreign = true;
        words = foreign(start, words);
      }
    }
    note(column(start), words);
  }

  private long column(int start) {
    long told = 0;
    int end = columns.headEnd(start);
    for (int i = end - 1; i >= columns.headStart(); i--) {
      if (Ascii.isLetter(text.at(i))) {
        int from = Words.wordStart(text, i + 1);
        told |= Words.kinds(text, from, i + 1);
        i = from;
      }
    }
    return told;
  }

  private void note(long told, int distance) {
    if (told != 0 && count < MOST) {
      kinds[count] = told;
      distances[count++] = distance;
      all |= told;
    }
  }

  /** Scripts without spaces: what stands there at all counts, the last first. */
  private int foreign(int start, int words) {
    int end = text.start(start);
    String window = text.original().substring(Math.max(0, end - FOREIGN_WINDOW), end);
    long[] places = new long[Words.FOREIGN.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = (long) window.lastIndexOf(Words.FOREIGN.get(i).word()) << 32 | i;
    }
    Arrays.sort(places);
    int off = words;
    for (int i = places.length - 1; i >= 0 && places[i] >= 0; i--) {
      Foreign each = Words.FOREIGN.get((int) places[i]);
      note(each.kinds(), off++);
    }
    return off;
  }
}
