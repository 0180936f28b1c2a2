package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A piece of output from its first word to its last. Text is kept as it was written, escapes and
 * all, for the events at its end repeat what came in pieces.
 */
abstract sealed class OutputItem permits SaidItem, ThoughtItem, CallItem {

  static final String ADDED = "response.output_item.added";
  static final String DONE = "response.output_item.done";
  static final String DELTA = ",\"delta\":";
  static final String IN_PROGRESS = "in_progress";

  private final ResponseEvents events;
  private final String id;
  private final int index;
  private final byte[] place;

  OutputItem(ResponseEvents events, String id, int index) {
    this.events = events;
    this.id = id;
    this.index = index;
    this.place = json(",\"item_id\":\"" + id + "\",\"output_index\":" + index);
  }

  final String id() {
    return id;
  }

  final int index() {
    return index;
  }

  /** Tells that it begins. */
  abstract void begin();

  /**
   * Tells what is left to tell of it, up to its end.
   *
   * @param status {@code completed}, or {@code incomplete} when it was cut off
   */
  abstract byte[] end(String status);

  /** An event about this item as a whole. */
  final byte[] tell(String type, byte[] item) {
    events.add(type, json(",\"output_index\":" + index + ",\"item\":"), item);
    return item;
  }

  /** An event about what is inside. */
  final void tellInside(String type, byte[] where, byte[]... fields) {
    byte[][] all = new byte[fields.length + 2][];
    all[0] = place;
    all[1] = where;
    System.arraycopy(fields, 0, all, 2, fields.length);
    events.add(type, all);
  }

  static byte[] json(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
