package io.turnpike.routing.dialects.canonical;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.Pieces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes the frames of one stream of {@code chat.completion.chunk}s with one choice. Strings come
 * quoted.
 */
public final class Chunks {

  private static final byte[] NAMELESS = {'"', '"'};

  private final Instant now;
  private byte[] head;

  public Chunks(Instant now) {
    this.now = now;
    this.head = head(NAMELESS, NAMELESS);
  }

  /** Who the answer is, as every frame from here on says. */
  public void name(byte @Nullable [] id, byte @Nullable [] model) {
    head = head(orNameless(id), orNameless(model));
  }

  public byte[] begin() {
    return delta(open(64).put("\"role\":\"assistant\",\"content\":\"\""));
  }

  public byte[] said(byte[] text) {
    return delta(open(text.length).put("\"content\":").put(text));
  }

  /**
   * Thinking, for those who show it and for those who send it back.
   *
   * @param first of its block
   */
  public byte[] thinking(int index, boolean first, byte[] text) {
    return delta(
        thought(index, first ? ",\"type\":\"thinking\"" : "", 2 * text.length)
            .put(",\"thinking\":")
            .put(text)
            .put("}],\"reasoning_content\":")
            .put(text));
  }

  public byte[] signed(int index, boolean first, byte @Nullable [] signature) {
    byte[] piece = orNameless(signature);
    String beginning = first ? ",\"type\":\"thinking\",\"thinking\":\"\"" : "";
    return delta(
        thought(index, beginning, piece.length).put(",\"signature\":").put(piece).put("}]"));
  }

  public byte[] redacted(int index, boolean first, byte @Nullable [] data) {
    byte[] piece = orNameless(data);
    String beginning = first ? ",\"type\":\"redacted_thinking\"" : "";
    return delta(thought(index, beginning, piece.length).put(",\"data\":").put(piece).put("}]"));
  }

  public byte[] call(int index, byte @Nullable [] id, byte @Nullable [] name) {
    return delta(
        open(192)
            .put("\"tool_calls\":[{\"index\":")
            .put(index)
            .put(",\"id\":")
            .put(orNameless(id))
            .put(",\"type\":\"function\",\"function\":{\"name\":")
            .put(orNameless(name))
            .put(",\"arguments\":\"\"}}]"));
  }

  public byte[] arguments(int index, byte[] piece) {
    return delta(
        open(piece.length + 64)
            .put("\"tool_calls\":[{\"index\":")
            .put(index)
            .put(",\"function\":{\"arguments\":")
            .put(piece)
            .put("}}]"));
  }

  public byte[] finish(String reason) {
    return open(64).put("},\"finish_reason\":\"" + reason + "\"}]}\n\n").toArray();
  }

  /**
   * @param tier kind of service; null where nobody says
   */
  public byte[] usage(byte[] counts, byte @Nullable [] tier) {
    return new Pieces(head.length + counts.length + 64)
        .put(head)
        .put("[],\"usage\":")
        .put(counts)
        .member("service_tier", tier)
        .put("}\n\n")
        .toArray();
  }

  /** JSON inside a JSON string, as tool calls carry their arguments. */
  public static byte[] quoted(byte[] json) {
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

  public static byte[] orNameless(byte @Nullable [] quoted) {
    return quoted == null ? NAMELESS : quoted;
  }
}
