package io.turnpike.routing.dialects.converse;

import static io.turnpike.routing.dialects.converse.ConverseAnswer.orEmpty;

import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the frames of one stream of {@code chat.completion.chunk}s. Strings come quoted. */
final class ConverseChunks {

  private final byte[] head;

  ConverseChunks(String model, Instant now) {
    head = CompletionHead.of("chat.completion.chunk", model, now);
  }

  byte[] begin() {
    return delta(open(64).put("\"role\":\"assistant\",\"content\":\"\""));
  }

  byte[] said(byte[] text) {
    return delta(open(text.length).put("\"content\":").put(text));
  }

  /**
   * Thinking, for those who show it and for those who send it back.
   *
   * @param first of its block
   */
  byte[] thinking(int index, boolean first, byte[] text) {
    return delta(
        thought(index, first ? ",\"type\":\"thinking\"" : "", 2 * text.length)
            .put(",\"thinking\":")
            .put(text)
            .put("}],\"reasoning_content\":")
            .put(text));
  }

  byte[] signed(int index, boolean first, byte[] signature) {
    String beginning = first ? ",\"type\":\"thinking\",\"thinking\":\"\"" : "";
    return delta(
        thought(index, beginning, signature.length)
            .put(",\"signature\":")
            .put(signature)
            .put("}]"));
  }

  byte[] redacted(int index, boolean first, byte[] data) {
    String beginning = first ? ",\"type\":\"redacted_thinking\"" : "";
    return delta(thought(index, beginning, data.length).put(",\"data\":").put(data).put("}]"));
  }

  byte[] call(int index, byte @Nullable [] id, byte @Nullable [] name) {
    return delta(
        open(192)
            .put("\"tool_calls\":[{\"index\":" + index + ",\"id\":")
            .put(orEmpty(id))
            .put(",\"type\":\"function\",\"function\":{\"name\":")
            .put(orEmpty(name))
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
  byte[] usage(byte[] counts, byte @Nullable [] tier) {
    return begun(counts.length)
        .put("],\"usage\":")
        .put(counts)
        .member("service_tier", tier)
        .put("}\n\n")
        .toArray();
  }

  /** A piece of a thought; clients add up what has the same index. */
  private Pieces thought(int index, String beginning, int room) {
    return open(room + 128).put("\"thinking_blocks\":[{\"index\":" + index + beginning);
  }

  private Pieces open(int room) {
    return begun(room).put("{\"index\":0,\"delta\":{");
  }

  private Pieces begun(int room) {
    return new Pieces(head.length + room + 96).put("data: ").put(head);
  }

  private static byte[] delta(Pieces open) {
    return open.put("},\"finish_reason\":null}]}\n\n").toArray();
  }
}
