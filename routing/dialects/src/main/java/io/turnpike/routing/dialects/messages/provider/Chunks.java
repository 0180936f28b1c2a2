package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.Pieces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the frames of one stream of {@code chat.completion.chunk}s. Strings come quoted. */
final class Chunks {

  private static final byte[] NAMELESS = {'"', '"'};

  private final Instant now;
  private byte[] head;

  Chunks(Instant now) {
    this.now = now;
    this.head = head(NAMELESS, NAMELESS);
  }

  byte[] begin(byte @Nullable [] id, byte @Nullable [] model) {
    head = head(orNameless(id), orNameless(model));
    return delta(open(64).put("\"role\":\"assistant\",\"content\":\"\""));
  }

  byte[] said(byte[] text) {
    return delta(open(text.length).put("\"content\":").put(text));
  }

  /** Thinking, for those who show it and for those who send it back. */
  byte[] thinking(int index, boolean first, byte[] text) {
    return delta(
        thought(index, first ? ",\"type\":\"thinking\"" : "", 2 * text.length)
            .put(",\"thinking\":")
            .put(text)
            .put("}],\"reasoning_content\":")
            .put(text));
  }

  byte[] signed(int index, boolean first, byte @Nullable [] signature) {
    byte[] piece = orNameless(signature);
    String beginning = first ? ",\"type\":\"thinking\",\"thinking\":\"\"" : "";
    return delta(
        thought(index, beginning, piece.length).put(",\"signature\":").put(piece).put("}]"));
  }

  byte[] redacted(int index, byte @Nullable [] data) {
    byte[] piece = orNameless(data);
    return delta(
        thought(index, ",\"type\":\"redacted_thinking\",\"data\":", piece.length)
            .put(piece)
            .put("}]"));
  }

  byte[] call(int index, byte @Nullable [] id, byte @Nullable [] name) {
    return delta(
        open(192)
            .put("\"tool_calls\":[{\"index\":" + index + ",\"id\":")
            .put(orNameless(id))
            .put(",\"type\":\"function\",\"function\":{\"name\":")
            .put(orNameless(name))
            .put(",\"arguments\":\"\"}}]"));
  }

  byte[] arguments(int index, byte[] piece) {
    return delta(
        open(piece.length + 64)
            .put("\"tool_calls\":[{\"index\":" + index + ",\"function\":{\"arguments\":")
            .put(piece)
            .put("}}]"));
  }

  byte[] finish(String reason) {
    return open(64).put("},\"finish_reason\":\"" + reason + "\"}]}\n\n").toArray();
  }

  /**
   * @param tier kind of service; null where nobody says
   */
  byte[] usage(byte[] counts, @Nullable String tier) {
    Pieces usage =
        new Pieces(head.length + counts.length + 64).put(head).put("[],\"usage\":").put(counts);
    if (tier != null) {
      usage.put(",\"service_tier\":").put(JsonText.quoted(tier));
    }
    return usage.put("}\n\n").toArray();
  }

  /** JSON inside a JSON string, as tool calls carry their arguments. */
  static byte[] quoted(byte[] json) {
    return JsonText.quoted(new String(json, StandardCharsets.UTF_8));
  }

  /** A piece of a thought; clients add up what has the same index. */
  private Pieces thought(int index, String beginning, int room) {
    return open(room + 128).put("\"thinking_blocks\":[{\"index\":" + index + beginning);
  }

  private Pieces open(int room) {
    return new Pieces(head.length + room + 64).put(head).put("[{\"index\":0,\"delta\":{");
  }

  private static byte[] delta(Pieces open) {
    return open.put("},\"finish_reason\":null}]}\n\n").toArray();
  }

  private byte[] head(byte[] id, byte[] model) {
    return new Pieces(160)
        .put("data: {\"id\":")
        .put(id)
        .put(",\"object\":\"chat.completion.chunk\",\"created\":" + now.getEpochSecond())
        .put(",\"model\":")
        .put(model)
        .put(",\"choices\":")
        .toArray();
  }

  static byte[] orNameless(byte @Nullable [] quoted) {
    return quoted == null ? NAMELESS : quoted;
  }
}
