package io.turnpike.routing.dialects.completions;

import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.UUID;

/** A stream of chat completion chunks as legacy ones. Holds nothing. */
final class TextStream implements AnswerStream {

  private final FrameScan chat;
  private final boolean wantsUsage;

  TextStream(FrameScan chat, boolean wantsUsage) {
    this.chat = chat;
    this.wantsUsage = wantsUsage;
  }

  @Override
  public List<byte[]> frames(Frames canonical) {
    if (!canonical.hasData()) {
      return List.of(keepAlive());
    }
    return canonical.dataIs(ChatFrames.DONE_DATA) ? List.of(end()) : chunk(canonical);
  }

  private List<byte[]> chunk(Frames canonical) {
    ObjectScan chunk =
        ObjectScan.of(canonical.dataArray(), canonical.dataStart(), canonical.dataEnd());
    byte[] piece = chunk == null ? null : TextObject.piece(chunk, wantsUsage);
    return piece == null ? List.of() : List.of(ChatFrames.of(piece));
  }

  @Override
  public byte[] keepAlive() {
    return chat.keepAlive();
  }

  @Override
  public byte[] end() {
    return chat.end();
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return chat.error(code, sentence, requestId);
  }
}
