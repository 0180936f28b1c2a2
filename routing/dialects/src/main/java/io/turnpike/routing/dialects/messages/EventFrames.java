package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.json.Pieces;

/** Frames of a stream of messages. Those that are always the same are not to be changed. */
public final class EventFrames {

  /** A sign of life; clients reset their clocks by it, and by nothing less. */
  public static final byte[] PING =
      "event: ping\ndata: {\"type\": \"ping\"}\n\n".getBytes(US_ASCII);

  /** The last frame of every stream. */
  public static final byte[] STOP =
      of("message_stop", "{\"type\":\"message_stop\"}".getBytes(US_ASCII));

  private EventFrames() {}

  /**
   * @param type of the event, which its data has too
   * @param data one line of JSON
   */
  public static byte[] of(String type, byte[] data) {
    return named(type, data.length).put(data).put("\n\n").toArray();
  }

  /**
   * The event of one block, or of a part of one.
   *
   * @param field that holds the value, as a member behind others; empty for an event without one
   */
  public static byte[] ofBlock(String type, int index, String field, byte[] value) {
    return named(type, value.length + 96)
        .put("{\"type\":\"")
        .put(type)
        .put("\",\"index\":")
        .put(index)
        .put(field)
        .put(value)
        .put("}\n\n")
        .toArray();
  }

  private static Pieces named(String type, int room) {
    return new Pieces(room + 48).put("event: ").put(type).put("\ndata: ");
  }
}
