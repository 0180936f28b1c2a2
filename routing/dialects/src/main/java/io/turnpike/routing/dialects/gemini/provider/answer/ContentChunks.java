package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the frames of one stream of {@code chat.completion.chunk}s. Strings come quoted. */
final class ContentChunks {

  private static final byte[] NOTHING = {};

  private final Instant now;
  private byte[] head = NOTHING;

  ContentChunks(Instant now) {
    this.now = now;
  }

  /** What every frame repeats; the first to say it counts. */
  void about(ObjectScan event) {
    if (head.length == 0) {
      head =
          new Pieces(160)
              .put("data: {\"id\":")
              .put(WholeContents.orEmpty(event.string("responseId")))
              .put(",\"object\":\"chat.completion.chunk\",\"created\":" + now.getEpochSecond())
              .put(",\"model\":")
              .put(WholeContents.orEmpty(event.string("modelVersion")))
              .put(",\"choices\":")
              .toArray();
    }
  }

  byte[] begin(long choice) {
    return delta(open(choice, 64).put("\"role\":\"assistant\",\"content\":\"\""), null);
  }

  /**
   * @param chances of its tokens; null without any
   */
  byte[] said(long choice, SaidPart.Text part, byte @Nullable [] chances) {
    return delta(
        open(choice, part.text().length + 64)
            .put(part.thought() ? "\"reasoning_content\":" : "\"content\":")
            .put(part.text())
            .put(slot(part.signature())),
        chances);
  }

  byte[] called(long choice, int number, byte[] id, SaidPart.Call part) {
    return delta(
        open(choice, part.arguments().length + 256)
            .put("\"tool_calls\":[{\"index\":" + number + ",\"id\":")
            .put(id)
            .put(",\"type\":\"function\",\"function\":{\"name\":")
            .put(part.name())
            .put(",\"arguments\":")
            .put(part.arguments())
            .put("}")
            .put(slot(part.signature()))
            .put("}]"),
        null);
  }

  byte[] finish(long choice, String reason) {
    return open(choice, 64).put("},\"finish_reason\":\"" + reason + "\"}]}\n\n").toArray();
  }

  byte[] usage(byte[] counts, @Nullable String tier) {
    return new Pieces(head.length + counts.length + 64)
        .put(head)
        .put("[],\"usage\":")
        .put(counts)
        .member("service_tier", tier == null ? null : JsonText.quoted(tier))
        .put("}\n\n")
        .toArray();
  }

  /** Where what the model signed is kept, as a member behind others; nothing without any. */
  static byte[] slot(byte @Nullable [] signature) {
    return signature == null
        ? NOTHING
        : new Pieces(signature.length + 64)
            .put(",\"extra_content\":{\"google\":{\"thought_signature\":")
            .put(signature)
            .put("}}")
            .toArray();
  }

  private Pieces open(long choice, int room) {
    return new Pieces(head.length + room + 64)
        .put(head)
        .put("[{\"index\":")
        .put(choice)
        .put(",\"delta\":{");
  }

  private static byte[] delta(Pieces open, byte @Nullable [] chances) {
    return open.put("}")
        .member("logprobs", chances)
        .put(",\"finish_reason\":null}]}\n\n")
        .toArray();
  }
}
