package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the frames of one stream of {@code chat.completion.chunk}s. Strings come quoted. */
final class Chunks {

  static final String CONTENT = "content";
  static final String REASONING = "reasoning_content";

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

  byte[] said(String field, byte[] text) {
    return delta(open(text.length).put("\"" + field + "\":").put(text));
  }

  byte[] signed(byte @Nullable [] signature) {
    return thought("thinking\",\"thinking\":\"\",\"signature\":", orNameless(signature));
  }

  byte[] redacted(byte @Nullable [] data) {
    return thought("redacted_thinking\",\"data\":", orNameless(data));
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

  byte[] usage(byte[] counts) {
    return new Bytes(head.length + counts.length + 32)
        .put(head)
        .put("[],\"usage\":")
        .put(counts)
        .put("}\n\n")
        .toArray();
  }

  /** JSON inside a JSON string, as tool calls carry their arguments. */
  static byte[] quoted(byte[] json) {
    return JsonText.quoted(new String(json, StandardCharsets.UTF_8));
  }

  /** Why an answer ended, in the words of chat completions. */
  static String finishReason(@Nullable String stopReason) {
    return switch (stopReason) {
      case "max_tokens", "model_context_window_exceeded" -> "length";
      case "tool_use" -> "tool_calls";
      case "refusal" -> "content_filter";
      case null, default -> "stop";
    };
  }

  private byte[] thought(String kind, byte[] secret) {
    return delta(
        open(secret.length + 64)
            .put("\"thinking_blocks\":[{\"type\":\"" + kind)
            .put(secret)
            .put("}]"));
  }

  private Bytes open(int room) {
    return new Bytes(head.length + room + 64).put(head).put("[{\"index\":0,\"delta\":{");
  }

  private static byte[] delta(Bytes open) {
    return open.put("},\"finish_reason\":null}]}\n\n").toArray();
  }

  private byte[] head(byte[] id, byte[] model) {
    return new Bytes(160)
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
