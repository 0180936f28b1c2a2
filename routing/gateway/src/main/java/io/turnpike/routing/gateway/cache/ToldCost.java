package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.dialects.FrameScan;
import java.io.ByteArrayOutputStream;

/** What a stream tells of its cost, for somebody who does not pay it. */
final class ToldCost {

  private final byte[] field;

  /**
   * @param frames of the stream's dialect
   */
  ToldCost(FrameScan frames) {
    this.field = frames.costField("");
  }

  /**
   * The same with a cost of 0. What the gateway adds to a frame has quotation marks that no text in
   * it can have.
   *
   * @param events whole ones
   */
  byte[] nothing(byte[] events) {
    int at = field.length == 0 ? -1 : indexOf(events, 0);
    if (at < 0) {
      return events;
    }
    ByteArrayOutputStream free = new ByteArrayOutputStream(events.length);
    int copied = 0;
    while (at >= 0) {
      int number = at + field.length;
      free.write(events, copied, number - copied);
      free.write('0');
      copied = endOfNumber(events, number);
      at = indexOf(events, copied);
    }
    free.write(events, copied, events.length - copied);
    return free.toByteArray();
  }

  private static int endOfNumber(byte[] events, int from) {
    int at = from;
    while (at < events.length
        && (events[at] >= '0' && events[at] <= '9' || "+-.eE".indexOf(events[at]) >= 0)) {
      at++;
    }
    return at;
  }

  private int indexOf(byte[] events, int from) {
    for (int at = from; at <= events.length - field.length; at++) {
      if (events[at] == field[0] && isAt(events, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isAt(byte[] events, int at) {
    for (int i = 1; i < field.length; i++) {
      if (events[at + i] != field[i]) {
        return false;
      }
    }
    return true;
  }
}
