package io.turnpike.routing.dialects.chat;

import java.util.Arrays;

/** The tool calls of one chunk after the other: mostly none, and no objects for the others. */
final class ChunkCalls {

  private static final CallMark[] NONE = {};

  /** How deep in a chunk what is told stands. */
  private static final int IN_CHOICES = 2;

  private static final int IN_CHOICE = 3;
  private static final int IN_DELTA = 4;
  private static final int IN_CALLS = 5;
  private static final int IN_CALL = 6;
  private static final int IN_FUNCTION = 7;

  private final CallIndexes indexes = new CallIndexes();
  private CallMark[] marks = NONE;
  private int size;
  private int choices;
  private int choice;
  private int firstOfChoice;
  private boolean inCalls;

  void forget() {
    size = choices = firstOfChoice = 0;
    inCalls = false;
  }

  /**
   * Something in the choices begins.
   *
   * @param outside depth of what it is in
   */
  void open(ChunkField field, int at, boolean array, boolean empty, int outside) {
    if (outside == IN_CHOICES && !array) {
      firstOfChoice = size;
      choice = choices++;
    } else if (outside == IN_DELTA) {
      inCalls = array && field == ChunkField.TOOL_CALLS;
    } else if (outside == IN_CALLS && inCalls && !array) {
      begin(at, empty);
    }
  }

  /** Something in the choices ends. Which choice it is may stand behind its calls. */
  void close(int outside) {
    inCalls &= outside != IN_DELTA;
    for (int i = firstOfChoice; outside == IN_CHOICES && i < size; i++) {
      marks[i].choice = choice;
    }
  }

  /**
   * What may name a choice or a call.
   *
   * @param field id, name or index
   * @param depth of what it is in
   */
  void say(ChunkField field, byte[] data, int from, int to, int depth) {
    if (inCalls && size > 0) {
      ofCall(marks[size - 1], field, data, from, to, depth);
    } else if (depth == IN_CHOICE && field == ChunkField.INDEX) {
      int index = CallMark.number(data, from, to);
      choice = index < 0 ? choice : index;
    }
  }

  private static void ofCall(
      CallMark call, ChunkField field, byte[] data, int from, int to, int depth) {
    if (depth == IN_CALL && field == ChunkField.ID) {
      call.id(from, to);
    } else if (depth == IN_CALL && field == ChunkField.INDEX) {
      call.index(data, from, to);
    } else if (depth == IN_FUNCTION && field == ChunkField.NAME) {
      call.named |= to > from;
    }
  }

  /** All of the chunk are known. */
  void settle(byte[] data) {
    for (int i = 0; i < size; i++) {
      CallMark mark = marks[i];
      mark.index = mark.empty ? mark.said : indexes.of(mark, data);
    }
  }

  boolean isToMend() {
    for (int i = 0; i < size; i++) {
      if (marks[i].isToMend()) {
        return true;
      }
    }
    return false;
  }

  void mend(FrameEdits edits) {
    for (int i = 0; i < size; i++) {
      if (marks[i].isToMend()) {
        marks[i].mend(edits);
      }
    }
    size = 0;
  }

  private void begin(int at, boolean empty) {
    if (size == marks.length) {
      CallMark[] more = Arrays.copyOf(marks, size + 4);
      Arrays.setAll(more, i -> i < size ? marks[i] : new CallMark());
      marks = more;
    }
    marks[size++].begin(at, empty);
  }
}
