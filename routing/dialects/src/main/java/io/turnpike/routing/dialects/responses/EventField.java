package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The fields of an event that the gateway decides by, recognised in place. */
enum EventField {
  TYPE("type"),
  SEQUENCE("sequence_number"),
  DELTA("delta"),
  ERROR("error"),
  /** What is being answered; the fields after it stand inside of it. */
  RESPONSE("response"),
  ID("id"),
  USAGE("usage"),
  MODEL("model"),
  TIER("service_tier"),
  /** A piece of output. */
  ITEM("item"),
  ITEM_TYPE("type"),
  OTHER("");

  private static final EventField[] TOP = {TYPE, SEQUENCE, DELTA, ERROR, RESPONSE, ITEM};
  private static final EventField[] OF_RESPONSE = {ID, USAGE, MODEL, TIER};
  private static final EventField[] OF_ITEM = {ITEM_TYPE};
  private static final EventField[] NONE = {};

  private final byte[] name;

  EventField(String name) {
    this.name = name.getBytes(US_ASCII);
  }

  /**
   * @param depth 1 at the top of the event
   * @param inside the field at the top that this one is in
   */
  static EventField of(byte[] bytes, int start, int end, int depth, EventField inside) {
    for (EventField field : among(depth, inside)) {
      if (Arrays.equals(bytes, start, end, field.name, 0, field.name.length)) {
        return field;
      }
    }
    return OTHER;
  }

  private static EventField[] among(int depth, EventField inside) {
    if (depth == 1) {
      return TOP;
    }
    if (depth > 2) {
      return NONE;
    }
    return switch (inside) {
      case RESPONSE -> OF_RESPONSE;
      case ITEM -> OF_ITEM;
      default -> NONE;
    };
  }
}
