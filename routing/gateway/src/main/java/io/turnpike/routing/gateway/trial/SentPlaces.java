package io.turnpike.routing.gateway.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the places of a text that was changed stand in the text as it was sent. What lies in
 * something that was put in stands for all that it took the place of.
 */
final class SentPlaces {

  private final List<Piece> pieces;

  private SentPlaces(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** Of a text that nobody has changed yet. */
  static SentPlaces of(int length) {
    return new SentPlaces(List.of(new Piece(0, length, 0, length, false)));
  }

  /** Of a first code unit. */
  int start(int offset) {
    for (Piece piece : pieces) {
      if (offset < piece.end) {
        return piece.sentAt(offset, piece.from);
      }
    }
    return pieces.getLast().until;
  }

  /** Behind a last code unit. */
  int end(int offset) {
    for (Piece piece : pieces) {
      if (offset <= piece.end && piece.start < piece.end) {
        return piece.sentAt(offset, piece.until);
      }
    }
    return pieces.getLast().until;
  }

  /**
   * After further changes.
   *
   * @param edits in order, none over another
   */
  SentPlaces after(List<Edit> edits) {
    Pieces made = new Pieces();
    int at = 0;
    for (Edit edit : edits) {
      copy(at, edit.start, made);
      made.add(edit.length, start(edit.start), Math.max(start(edit.start), end(edit.end)), true);
      at = edit.end;
    }
    copy(at, pieces.getLast().end, made);
    return new SentPlaces(made.all);
  }

  private void copy(int from, int until, Pieces made) {
    for (Piece piece : pieces) {
      int start = Math.max(from, piece.start);
      int end = Math.min(until, piece.end);
      if (start < end) {
        made.add(
            end - start,
            piece.sentAt(start, piece.from),
            piece.sentAt(end, piece.until),
            piece.changed);
      }
    }
  }

  /**
   * @param length of what is put in its place
   */
  record Edit(int start, int end, int length) {}

  /**
   * A stretch of the text.
   *
   * @param from where it, or what it was put in the place of, begins in the text as it was sent
   */
  private record Piece(int start, int end, int from, int until, boolean changed) {

    int sentAt(int offset, int otherwise) {
      return changed ? otherwise : from + offset - start;
    }
  }

  /** Grows from the left. */
  private static final class Pieces {

    private final List<Piece> all = new ArrayList<>();
    private int end;

    void add(int length, int from, int until, boolean changed) {
      all.add(new Piece(end, end + length, from, until, changed));
      end += length;
    }
  }
}
