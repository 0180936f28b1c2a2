package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.Pieces;
import org.jspecify.annotations.Nullable;

/** Reasoning: the text that is shown of it, and what its vendor wants back. */
final class ThoughtItem extends OutputItem {

  private static final byte[] WHERE = json(",\"summary_index\":0");
  private static final byte[] DELTA_FIELD = json(DELTA);
  private static final byte[] TEXT_FIELD = json(",\"text\":");
  private static final byte[] PART = json(",\"part\":{\"type\":\"summary_text\",\"text\":");
  private static final byte[] END = {'}'};
  private static final byte[] NOTHING = {'"', '"'};

  private final Pieces text = new Pieces(256);
  private byte @Nullable [] encrypted;
  private boolean shown;

  ThoughtItem(ResponseEvents events, String id, int index) {
    super(events, id, index);
  }

  @Override
  void begin() {
    tell(ADDED, item());
  }

  /**
   * @param piece as JSON
   */
  void text(byte[] piece) {
    if (!shown) {
      shown = true;
      tellInside("response.reasoning_summary_part.added", WHERE, PART, NOTHING, END);
    }
    text.put(piece, 1, piece.length - 1);
    tellInside("response.reasoning_summary_text.delta", WHERE, DELTA_FIELD, piece);
  }

  /** What to send back, as JSON. */
  void encrypted(byte[] content) {
    encrypted = content;
  }

  /** All that was shown so far, as JSON. */
  byte[] shown() {
    return new Pieces(text.size() + 2).put("\"").put(text.toArray()).put("\"").toArray();
  }

  @Override
  byte[] end(String status) {
    if (shown) {
      byte[] all = shown();
      tellInside("response.reasoning_summary_text.done", WHERE, TEXT_FIELD, all);
      tellInside("response.reasoning_summary_part.done", WHERE, PART, all, END);
    }
    return tell(DONE, item());
  }

  private byte[] item() {
    Pieces item = new Pieces(text.size() + 160);
    item.put("{\"id\":\"" + id() + "\",\"type\":\"reasoning\",\"summary\":[");
    if (!text.isEmpty()) {
      item.put("{\"type\":\"summary_text\",\"text\":").put(shown()).put("}");
    }
    item.put("]");
    if (encrypted != null) {
      item.put(",\"encrypted_content\":").put(encrypted);
    }
    return item.put("}").toArray();
  }
}
