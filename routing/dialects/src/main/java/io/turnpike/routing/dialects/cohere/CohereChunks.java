package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the frames of one stream of {@code chat.completion.chunk}s. Strings come quoted. */
final class CohereChunks {

  private static final byte[] EMPTY = {'"', '"'};

  private final String model;
  private final Instant now;
  private byte[] head;

  CohereChunks(String model, Instant now) {
    this.model = model;
    this.now = now;
    this.head = head("chat.completion.chunk", null, model, now);
  }

  static byte[] orEmpty(byte @Nullable [] quoted) {
    return quoted == null ? EMPTY : quoted;
  }

  /**
   * Up to the choices.
   *
   * @param object for example {@code chat.completion}
   */
  static byte[] head(String object, byte @Nullable [] id, String model, Instant now) {
    return new Pieces(192)
        .put("{\"id\":")
        .put(orEmpty(id))
        .put(",\"object\":\"" + object + "\",\"created\":" + now.getEpochSecond())
        .put(",\"model\":")
        .put(JsonText.quoted(model))
        .put(",\"choices\":[")
        .toArray();
  }

  byte[] begin(byte @Nullable [] id) {
    head = head("chat.completion.chunk", id, model, now);
    return delta(open(64).put("\"role\":\"assistant\",\"content\":\"\""));
  }

  byte[] said(byte[] text) {
    return delta(open(text.length).put("\"content\":").put(text));
  }

  byte[] thought(byte[] text) {
    return delta(open(text.length).put("\"reasoning_content\":").put(text));
  }

  /**
   * What a client that knows Cohere finds where a whole answer has it, too.
   *
   * @param citation an object
   */
  byte[] cited(byte[] citation) {
    return delta(open(citation.length).put("\"citations\":[").put(citation).put("]"));
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

  byte[] usage(byte[] counts) {
    return begun(counts.length).put("],\"usage\":").put(counts).put("}\n\n").toArray();
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
