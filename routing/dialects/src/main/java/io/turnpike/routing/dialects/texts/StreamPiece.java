package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.guard.TextPart.Role;

/**
 * A text in an event of a stream.
 *
 * @param channel the text that it belongs to, for example {@code choices/0/delta/content}; the same
 *     for all pieces of that text and for whatever repeats it
 * @param pointer where it stands in the event, for people: a JSON pointer
 * @param text unescaped; joined with the other pieces of its channel it is what the client reads,
 *     so half a character, or half an escape within arguments, waits for the next piece
 */
public record StreamPiece(String channel, Role role, Kind kind, String pointer, String text) {

  /** How a text relates to its channel. */
  public enum Kind {
    /** Goes on from the last piece. */
    DELTA,
    /**
     * All of its channel again, or for the first time where there were no pieces. Whoever changes
     * pieces puts here what they have become.
     */
    WHOLE,
    /** Complete in itself: nothing is added to it. */
    ALONE
  }
}
