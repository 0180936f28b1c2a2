package io.turnpike.routing.dialects.chat;

import java.nio.charset.StandardCharsets;

/** Frames of a stream in the canonical form that are always the same. Not to be changed. */
public final class ChatFrames {

  /** The end of every stream. */
  public static final byte[] DONE = ascii("data: [DONE]\n\n");

  /** A comment, for a provider that is still there and has nothing to say. */
  public static final byte[] KEEP_ALIVE = ascii(": ping\n\n");

  /** Data that is not JSON, for an event that makes no sense. */
  public static final byte[] INVALID = ascii("data: ?\n\n");

  /** What the end says. */
  public static final byte[] DONE_DATA = ascii("[DONE]");

  private ChatFrames() {}

  /** Any data as a frame. */
  public static byte[] of(byte[] data) {
    byte[] frame = new byte[data.length + 8];
    System.arraycopy(DONE, 0, frame, 0, 6);
    System.arraycopy(data, 0, frame, 6, data.length);
    frame[frame.length - 2] = '\n';
    frame[frame.length - 1] = '\n';
    return frame;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
