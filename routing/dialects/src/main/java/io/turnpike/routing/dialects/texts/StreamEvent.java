package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.texts.places.Place;
import io.turnpike.routing.dialects.texts.places.TextWalk.Span;
import java.util.List;

/** One event of a stream, or whatever stands between two. */
public final class StreamEvent {

  private final byte[] bytes;
  private final boolean readable;
  private final List<StreamPiece> pieces;
  private final List<String> closed;
  private final Source source;

  /**
   * What it is written of.
   *
   * @param places of the pieces
   * @param anew whether a piece is not what stands at its place
   * @param tokens lists of them
   */
  record Source(RawEvent event, List<Place> places, List<Boolean> anew, List<Span> tokens) {}

  StreamEvent(
      byte[] bytes,
      boolean readable,
      List<StreamPiece> pieces,
      List<String> closed,
      Source source) {
    this.bytes = bytes;
    this.readable = readable;
    this.pieces = pieces;
    this.closed = closed;
    this.source = source;
  }

  /** All of it, as the client may get it when nothing is changed. Not to be changed itself. */
  public byte[] bytes() {
    return bytes;
  }

  /** False where it holds data whose texts nobody can find. */
  public boolean isReadable() {
    return readable;
  }

  /** Its texts, in order. */
  public List<StreamPiece> pieces() {
    return pieces;
  }

  /** Whether nothing can be added to this channel after the event. */
  public boolean closes(String channel) {
    for (String end : closed) {
      if (end.isEmpty() || channel.equals(end) || channel.startsWith(end + '/')) {
        return true;
      }
    }
    return false;
  }

  Source source() {
    return source;
  }
}
