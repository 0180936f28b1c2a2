package io.turnpike.routing.guardrails.scan;

import java.util.Arrays;

/**
 * A text of one byte a character, with full-width and mathematical forms, digits of other scripts,
 * accents and odd spaces and dashes read as ASCII, and what cannot be seen left out; it knows where
 * everything stood. Also notes whether a reader came to the end, so that more text could have told
 * it something else. For one thread.
 */
public final class FoldedText {

  /** Letters of other scripts. */
  public static final int LETTER = Folding.LETTER & 0xFF;

  private final String original;
  private final byte[] bytes;
  private int length;

  /** From which folded offset on, how far the original is ahead. */
  private int[] from = new int[0];

  private int[] ahead = new int[0];
  private int moves;
  private boolean endSeen;

  public FoldedText(String original) {
    this.original = original;
    int end = original.length();
    if (end > 0 && Character.isHighSurrogate(original.charAt(end - 1))) {
      end--;
    }
    this.bytes = new byte[end];
    fold(end);
  }

  private void fold(int end) {
    int to = 0;
    for (int i = 0; i < end; i++) {
      char c = original.charAt(i);
      byte folded = c < 0x80 && c != 0 ? (byte) c : Folding.of(c);
      if (Character.isHighSurrogate(c)) {
        byte pair = pair(i);
        if (pair != Folding.NOTHING) {
          bytes[to++] = pair;
          i++;
          moved(to, i + 1 - to);
          continue;
        }
      }
      if (folded == Folding.NOTHING) {
        moved(to, i + 1 - to);
      } else {
        bytes[to++] = folded;
      }
    }
    length = to;
  }

  private byte pair(int at) {
    int codePoint = original.codePointAt(at);
    return Character.isSupplementaryCodePoint(codePoint)
        ? Folding.ofPair(codePoint)
        : Folding.NOTHING;
  }

  private void moved(int folded, int by) {
    if (moves > 0 && from[moves - 1] == folded) {
      ahead[moves - 1] = by;
      return;
    }
    if (moves == from.length) {
      from = Arrays.copyOf(from, Math.max(16, moves * 2));
      ahead = Arrays.copyOf(ahead, from.length);
    }
    from[moves] = folded;
    ahead[moves++] = by;
  }

  public int length() {
    return length;
  }

  /** 0 before the text and after it. */
  public int at(int offset) {
    if (offset >= length) {
      endSeen = true;
      return 0;
    }
    return offset < 0 ? 0 : bytes[offset] & 0xFF;
  }

  /** Whether anybody asked for what comes after the text since the last {@link #forgetEnd}. */
  public boolean endSeen() {
    return endSeen;
  }

  public void forgetEnd() {
    endSeen = false;
  }

  /** Where a folded character stands in the original. */
  public int start(int offset) {
    if (moves == 0) {
      return offset;
    }
    int found = Arrays.binarySearch(from, 0, moves, offset);
    int move = found >= 0 ? found : -found - 2;
    return move < 0 ? offset : offset + ahead[move];
  }

  /** Where the original goes on after the character before this folded offset. */
  public int end(int offset) {
    int last = start(offset - 1);
    boolean pair =
        Character.isHighSurrogate(original.charAt(last))
            && bytes[offset - 1] != Folding.SIGN
            && bytes[offset - 1] != Folding.LETTER;
    return last + (pair ? 2 : 1);
  }

  /** The original, for what folding loses. */
  public String original() {
    return original;
  }

  /** Whether lower-case ASCII stands here, in whatever case. */
  public boolean has(int offset, String word) {
    for (int i = 0; i < word.length(); i++) {
      int c = at(offset + i);
      if ((Ascii.isLetter(c) ? c | 0x20 : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether exactly this stands here. */
  public boolean is(int offset, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(offset + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public String text(int start, int end) {
    return new String(bytes, start, end - start, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
