package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.Pieces;
import java.util.ArrayList;
import java.util.List;

/** Events in the order in which they are told, each with its number. */
final class ResponseEvents {

  private final boolean heard;
  private List<byte[]> ready = new ArrayList<>(4);
  private long next;

  /**
   * @param heard false for a whole answer, of which nobody hears how it came about
   */
  ResponseEvents(boolean heard) {
    this.heard = heard;
  }

  /**
   * @param fields as JSON, with a comma in front of the first
   */
  void add(String type, byte[]... fields) {
    if (heard) {
      ready.add(event(type, fields));
      next++;
    }
  }

  /** The last one, which is made already. */
  void failed(byte[] event) {
    ready.add(event);
  }

  /** Those since the last time. */
  List<byte[]> take() {
    List<byte[]> taken = ready;
    ready = new ArrayList<>(4);
    return taken;
  }

  /** Number of the last one; -1 before there was any. */
  long last() {
    return next - 1;
  }

  private byte[] event(String type, byte[]... fields) {
    int length = 0;
    for (byte[] field : fields) {
      length += field.length;
    }
    Pieces event = new Pieces(length + 2 * type.length() + 64);
    event.put("event: ").put(type).put("\ndata: {\"type\":\"").put(type);
    event.put("\",\"sequence_number\":" + next);
    for (byte[] field : fields) {
      event.put(field);
    }
    return event.put("}\n\n").toArray();
  }
}
