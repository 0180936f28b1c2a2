package io.turnpike.routing.dialects.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index that each tool call of a stream goes by. Clients put together what comes under one
 * index; some providers give all calls the same, or none. A call begins where a function is named
 * under an id that is new. Everything else continues one: an id alone says nothing, since some
 * providers make one up for every piece.
 */
final class CallIndexes {

  /** Beyond that a stream is passed as it comes. */
  private static final int MOST = 1_000;

  private final List<ToolCall> calls = new ArrayList<>(0);
  private int pieces;

  private static final class ToolCall {

    private final int choice;
    private final int said;
    private final int index;
    private final byte[] id;
    private int lastPiece;

    private ToolCall(int choice, int said, int index, byte[] id) {
      this.choice = choice;
      this.said = said;
      this.index = index;
      this.id = id;
    }
  }

  /** As the client gets it; as the provider said where that is as good as any. */
  int of(CallMark mark, byte[] data) {
    ToolCall call = known(mark, data);
    if (call == null && calls.size() == MOST) {
      return mark.said;
    }
    ToolCall it = call == null ? begin(mark, data) : call;
    it.lastPiece = ++pieces;
    return it.index;
  }

  private ToolCall begin(CallMark mark, byte[] data) {
    int index = free(mark.choice, mark.said);
    ToolCall call = new ToolCall(mark.choice, mark.said, index, mark.id(data));
    calls.add(call);
    return call;
  }

  private @Nullable ToolCall known(CallMark mark, byte[] data) {
    ToolCall same = mark.hasId() ? withId(mark, data) : null;
    return same != null || mark.begins() ? same : latest(mark);
  }

  private @Nullable ToolCall withId(CallMark mark, byte[] data) {
    for (int i = 0; i < calls.size(); i++) {
      ToolCall call = calls.get(i);
      if (call.choice == mark.choice && mark.isId(data, call.id)) {
        return call;
      }
    }
    return null;
  }

  /** Of those that the provider gives this index, the one that it spoke of last. */
  private @Nullable ToolCall latest(CallMark mark) {
    ToolCall latest = null;
    for (int i = 0; i < calls.size(); i++) {
      ToolCall call = calls.get(i);
      if (call.choice == mark.choice
          && (mark.said < 0 || call.said == mark.said)
          && (latest == null || call.lastPiece > latest.lastPiece)) {
        latest = call;
      }
    }
    return latest;
  }

  /** The provider's own where nobody has it, else the next. */
  private int free(int choice, int said) {
    int next = 0;
    boolean taken = said < 0;
    for (int i = 0; i < calls.size(); i++) {
      ToolCall call = calls.get(i);
      if (call.choice == choice) {
        next = Math.max(next, call.index + 1);
        taken |= call.index == said;
      }
    }
    return taken ? next : said;
  }
}
