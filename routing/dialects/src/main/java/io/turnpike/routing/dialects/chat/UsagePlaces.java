package io.turnpike.routing.dialects.chat;

import java.util.Arrays;

/** Where in one chunk it is said what was used: mostly nowhere, and with some vendors twice. */
final class UsagePlaces {

  private static final int NONE = -1;
  private static final int IN_CHUNK = 1;
  private static final int IN_CHOICE = 3;

  /** Start and end of each. */
  private int[] places = new int[4];

  private int size;
  private int openAt = NONE;
  private int top = NONE;

  void forget() {
    size = 0;
    openAt = NONE;
    top = NONE;
  }

  /**
   * Something of this name begins.
   *
   * @param outside depth of what it is in
   * @param around the chunk's own field that it is in
   */
  void open(int at, boolean array, int outside, ChunkField around) {
    boolean here =
        outside == IN_CHUNK
            || outside == IN_CHUNK + 1 && around == ChunkField.GROQ
            || outside == IN_CHOICE && around == ChunkField.CHOICES;
    if (here && !array) {
      begin(at, outside);
    }
  }

  /** Something ends; it may be that object. */
  void close(int stop, int outside) {
    if (outside == openAt) {
      places[size + 1] = stop;
      size += 2;
      openAt = NONE;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Of the one that counts: the chunk's own, else the first. */
  int start() {
    return places[chosen()];
  }

  /** After its closing brace. */
  int end() {
    return isEmpty() ? 0 : places[chosen() + 1];
  }

  /** Others in the place of all of them. */
  void replace(byte[] json, FrameEdits edits) {
    for (int i = 0; i < size; i += 2) {
      edits.replace(places[i], places[i + 1], json);
    }
  }

  /** The chunk has become another one. */
  void move(FrameEdits edits) {
    for (int i = 0; i < size; i++) {
      places[i] = edits.moved(places[i]);
    }
  }

  private void begin(int at, int outside) {
    places = size + 2 > places.length ? Arrays.copyOf(places, 2 * places.length) : places;
    places[size] = at;
    openAt = outside;
    top = outside == IN_CHUNK ? size : top;
  }

  private int chosen() {
    return top == NONE ? 0 : top;
  }
}
