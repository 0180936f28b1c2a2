package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.Pieces;
import org.jspecify.annotations.Nullable;

/** What a model says, in parts: text, and where it will not, a refusal. */
final class SaidItem extends OutputItem {

  private static final byte[] NOTHING = {'"', '"'};
  private static final byte[] DELTA_FIELD = json(DELTA);
  private static final byte[] LOGPROBS_FIELD = json(",\"logprobs\":");
  private static final byte[] NO_LOGPROBS = json("[]");
  private static final byte[] PART_FIELD = json(",\"part\":");

  private final byte @Nullable [] phase;
  private final Pieces parts = new Pieces(64);
  private Pieces text = new Pieces(512);
  private Pieces logprobs = new Pieces(16);
  private byte[] where = {};
  private int count;
  private @Nullable Kind kind;

  /** What a part is. */
  private enum Kind {
    TEXT("output_text", "text"),
    REFUSAL("refusal", "refusal");

    private final String type;
    private final String field;

    Kind(String type, String field) {
      this.type = type;
      this.field = field;
    }

    String event(String what) {
      return "response." + type + "." + what;
    }
  }

  /**
   * @param phase as JSON; null when the model has none
   */
  SaidItem(ResponseEvents events, String id, int index, byte @Nullable [] phase) {
    super(events, id, index);
    this.phase = phase;
  }

  @Override
  void begin() {
    tell(ADDED, item(IN_PROGRESS));
  }

  /**
   * @param piece as JSON
   * @param likely the array that says how likely it was; null without one
   */
  void text(byte[] piece, byte @Nullable [] likely) {
    part(Kind.TEXT);
    text.put(piece, 1, piece.length - 1);
    if (likely != null && likely.length > 2) {
      logprobs.put(logprobs.isEmpty() ? "" : ",").put(likely, 1, likely.length - 1);
    }
    tellInside(
        Kind.TEXT.event("delta"),
        where,
        DELTA_FIELD,
        piece,
        LOGPROBS_FIELD,
        likely == null ? NO_LOGPROBS : likely);
  }

  void refusal(byte[] piece) {
    part(Kind.REFUSAL);
    text.put(piece, 1, piece.length - 1);
    tellInside(Kind.REFUSAL.event("delta"), where, DELTA_FIELD, piece);
  }

  @Override
  byte[] end(String status) {
    endPart();
    return tell(DONE, item(status));
  }

  private void part(Kind of) {
    if (kind == of) {
      return;
    }
    endPart();
    kind = of;
    where = json(",\"content_index\":" + count++);
    tellInside("response.content_part.added", where, PART_FIELD, part(of, NOTHING, NO_LOGPROBS));
  }

  private void endPart() {
    Kind ended = kind;
    if (ended == null) {
      return;
    }
    byte[] said = new Pieces(text.size() + 2).put("\"").put(text.toArray()).put("\"").toArray();
    byte[] likely = new Pieces(2).put("[").put(logprobs.toArray()).put("]").toArray();
    byte[] field = json(",\"" + ended.field + "\":");
    if (ended == Kind.TEXT) {
      tellInside(ended.event("done"), where, field, said, LOGPROBS_FIELD, likely);
    } else {
      tellInside(ended.event("done"), where, field, said);
    }
    byte[] part = part(ended, said, likely);
    tellInside("response.content_part.done", where, PART_FIELD, part);
    parts.put(parts.isEmpty() ? "" : ",").put(part);
    text = new Pieces(64);
    logprobs = new Pieces(16);
    kind = null;
  }

  private static byte[] part(Kind of, byte[] said, byte[] likely) {
    Pieces part = new Pieces(said.length + 96).put("{\"type\":\"" + of.type + "\",");
    if (of == Kind.TEXT) {
      part.put("\"annotations\":[],\"logprobs\":").put(likely).put(",");
    }
    return part.put("\"" + of.field + "\":").put(said).put("}").toArray();
  }

  private byte[] item(String status) {
    Pieces item = new Pieces(parts.size() + 160);
    item.put("{\"id\":\"" + id() + "\",\"type\":\"message\",\"status\":\"" + status + "\"");
    if (phase != null) {
      item.put(",\"phase\":").put(phase);
    }
    return item.put(",\"role\":\"assistant\",\"content\":[")
        .put(parts.toArray())
        .put("]}")
        .toArray();
  }
}
