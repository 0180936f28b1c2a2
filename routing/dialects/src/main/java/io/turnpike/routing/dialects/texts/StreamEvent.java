package io.turnpike.routing.dialects.texts;

import java.util.List;

/** One event of a stream, or whatever stands between two. */
public final class StreamEvent {

  private final byte[] bytes;
  private final boolean readable;
  private final List<StreamPiece> pieces;
  private final List<String> closed;

  StreamEvent(byte[] bytes, boolean readable, List<StreamPiece> pieces, List<String> closed) {
    this.bytes = bytes;
    this.readable = readable;
    this.pieces = pieces;
    this.closed = closed;
  }

  /** All of it, as the client may get it when nothing is changed. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** False where it holds data whose texts nobody can find. */
  public boolean isReadable() {
    return readable;
  }

  /** Its texts, in order; empty ones are left out. */
  public List<StreamPiece> pieces() {
    return pieces;
  }

  /** Whether nothing can be added to this channel after the event. */
  public boolean closes(String channel) {
    return closed.stream().anyMatch(channel::startsWith);
  }
}
