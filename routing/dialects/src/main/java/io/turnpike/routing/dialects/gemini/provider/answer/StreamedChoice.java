package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One candidate of a stream: how far it has come. */
final class StreamedChoice {

  private final ContentChunks chunks;
  private final long number;
  private boolean begun;
  private boolean over;
  private int called;

  StreamedChoice(ContentChunks chunks, long number) {
    this.chunks = chunks;
    this.number = number;
  }

  /** It has said why it ends. */
  boolean isOver() {
    return over;
  }

  /**
   * @param answer its id; null for none
   */
  void say(ObjectScan candidate, @Nullable String answer, List<byte[]> to) {
    begin(to);
    byte[] chances = TokenChances.of(candidate);
    for (SaidPart part : SaidPart.of(candidate)) {
      byte[] frame = frame(part, answer, chances);
      if (frame != null) {
        to.add(frame);
        chances = null;
      }
    }
    String reason = candidate.text(EndReasons.NAME);
    if (reason != null) {
      over = true;
      to.add(
          EndReasons.isFailure(reason)
              ? failed(reason, candidate)
              : chunks.finish(number, EndReasons.finish(reason, called > 0)));
    }
  }

  /** There will be no candidate, since the question was not let through. */
  void blocked(List<byte[]> to) {
    begin(to);
    over = true;
    to.add(chunks.finish(number, "content_filter"));
  }

  private void begin(List<byte[]> to) {
    if (!begun) {
      begun = true;
      to.add(chunks.begin(number));
    }
  }

  /** Null for text that says nothing and is not signed. */
  private byte @Nullable [] frame(
      SaidPart part, @Nullable String answer, byte @Nullable [] chances) {
    return switch (part) {
      case SaidPart.Text text ->
          text.text().length == 2 && text.signature() == null
              ? null
              : chunks.said(number, text, chances);
      case SaidPart.Call call -> {
        byte[] id = CallNames.of(call.id(), answer, number, called);
        yield chunks.called(number, called++, id, call);
      }
    };
  }

  private static byte[] failed(String reason, ObjectScan candidate) {
    return ChatFrames.of(
        new Pieces(256)
            .put("{\"error\":")
            .put(WholeContents.error(reason, candidate))
            .put("}")
            .toArray());
  }
}
