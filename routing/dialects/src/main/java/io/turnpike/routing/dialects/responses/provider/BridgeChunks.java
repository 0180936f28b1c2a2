package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the frames of one stream of {@code chat.completion.chunk}s. Strings come quoted. */
final class BridgeChunks {

  private static final byte[] EMPTY = {'"', '"'};
  private static final byte[] GAP = {'\\', 'n', '\\', 'n'};

  private final Instant now;
  private byte[] head;

  BridgeChunks(Instant now) {
    this.now = now;
    this.head = head(null, null, -1);
  }

  byte[] begin(ObjectScan response) {
    head = head(response.string("id"), response.string("model"), response.count("created_at"));
    return delta(open(64).put("\"role\":\"assistant\",\"content\":\"\""));
  }

  /**
   * @param apart it begins a paragraph
   * @param logprobs an array of them; null without any
   */
  byte[] said(String field, byte[] text, boolean apart, byte @Nullable [] logprobs) {
    Pieces open = open(text.length + 64).put("\"" + field + "\":\"");
    Pieces delta = (apart ? open.put(GAP) : open).put(text, 1, text.length - 1).put("\"");
    return logprobs == null
        ? delta(delta)
        : delta
            .put("},\"logprobs\":{\"content\":")
            .put(oneLine(logprobs))
            .put("},\"finish_reason\":null}]}\n\n")
            .toArray();
  }

  byte[] call(BridgedCall call, byte @Nullable [] id, byte @Nullable [] name) {
    return delta(
        open(192)
            .put("\"tool_calls\":[{\"index\":" + call.index() + ",\"id\":")
            .put(orEmpty(id))
            .put(",\"type\":\"" + call.type() + "\",\"" + call.type() + "\":{\"name\":")
            .put(orEmpty(name))
            .put(",\"" + call.said() + "\":\"\"}}]"));
  }

  byte[] argument(BridgedCall call, byte[] piece) {
    return delta(
        open(piece.length + 64)
            .put("\"tool_calls\":[{\"index\":" + call.index() + ",\"" + call.type() + "\":{\"")
            .put(call.said())
            .put("\":")
            .put(piece)
            .put("}}]"));
  }

  /**
   * What only goes back to the provider.
   *
   * @param fields whole ones, with commas between them
   */
  byte[] kept(byte[] fields) {
    return delta(open(fields.length).put(oneLine(fields)));
  }

  byte[] finish(String reason) {
    return open(64).put("},\"finish_reason\":\"" + reason + "\"}]}\n\n").toArray();
  }

  /**
   * @param tier kind of service; null where nobody says
   */
  byte[] usage(byte[] counts, byte @Nullable [] tier) {
    Pieces usage =
        new Pieces(head.length + counts.length + 64)
            .put(head)
            .put("[],\"usage\":")
            .put(oneLine(counts));
    if (tier != null) {
      usage.put(",\"service_tier\":").put(tier);
    }
    return usage.put("}\n\n").toArray();
  }

  /**
   * @param quoted null for nothing
   */
  static byte[] orEmpty(byte @Nullable [] quoted) {
    return quoted == null ? EMPTY : quoted;
  }

  /** JSON whose bytes stand in one line of a frame; white space between its tokens may break it. */
  static byte[] oneLine(byte[] json) {
    for (int at = 0; at < json.length; at++) {
      if (json[at] == '\n' || json[at] == '\r') {
        json[at] = ' ';
      }
    }
    return json;
  }

  private Pieces open(int room) {
    return new Pieces(head.length + room + 64).put(head).put("[{\"index\":0,\"delta\":{");
  }

  private static byte[] delta(Pieces open) {
    return open.put("},\"finish_reason\":null}]}\n\n").toArray();
  }

  private byte[] head(byte @Nullable [] id, byte @Nullable [] model, long created) {
    return new Pieces(160)
        .put("data: {\"id\":")
        .put(orEmpty(id))
        .put(",\"object\":\"chat.completion.chunk\",\"created\":")
        .put(Long.toString(created < 0 ? now.getEpochSecond() : created))
        .put(",\"model\":")
        .put(orEmpty(model))
        .put(",\"choices\":")
        .toArray();
  }
}
