package io.turnpike.routing.dialects.chat;

import java.util.Arrays;

/** Where one tool call of a chunk says which it is. Used again for the next chunk. */
final class CallMark {

  private static final int NONE = -1;
  private static final int MOST_DIGITS = 9;

  /** Of its opening brace. */
  int at;

  /** Of the choice that it is part of. */
  int choice;

  /** As the provider gives it; -1 for none that is a number. */
  int said;

  /** As the client gets it. */
  int index;

  /** Nothing is in it. */
  boolean empty;

  /** Its function is named. */
  boolean named;

  private int indexFrom;
  private int indexTo;
  private int idFrom;
  private int idTo;

  void begin(int offset, boolean hasNothing) {
    at = offset;
    empty = hasNothing;
    named = false;
    said = index = NONE;
    indexFrom = indexTo = NONE;
    idFrom = idTo = NONE;
  }

  void id(int from, int to) {
    idFrom = from;
    idTo = to;
  }

  /** Whatever stands there in the place of a number is to be replaced by one. */
  void index(byte[] data, int from, int to) {
    indexFrom = from;
    indexTo = to;
    said = number(data, from, to);
  }

  boolean hasId() {
    return idTo > idFrom;
  }

  byte[] id(byte[] data) {
    return hasId() ? Arrays.copyOfRange(data, idFrom, idTo) : new byte[0];
  }

  boolean isId(byte[] data, byte[] id) {
    return Arrays.equals(data, idFrom, idTo, id, 0, id.length);
  }

  /** Whether it is a new call, if nothing is known by its id. */
  boolean begins() {
    return named && (hasId() || said < 0);
  }

  boolean isToMend() {
    return index != said && !empty;
  }

  void mend(FrameEdits edits) {
    if (indexFrom < 0) {
      edits.replace(at + 1, at + 1, ChatFrames.ascii("\"index\":" + index + ","));
    } else {
      edits.replace(indexFrom, indexTo, ChatFrames.ascii(String.valueOf(index)));
    }
  }

  /** -1 for what is no whole number. */
  static int number(byte[] data, int from, int to) {
    int number = to - from > MOST_DIGITS || to == from ? NONE : 0;
    for (int at = from; at < to && number >= 0; at++) {
      number = data[at] < '0' || data[at] > '9' ? NONE : number * 10 + data[at] - '0';
    }
    return number;
  }
}
