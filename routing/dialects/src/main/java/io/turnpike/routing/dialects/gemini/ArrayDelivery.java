package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.gemini.client.GeminiErrors;
import io.turnpike.routing.dialects.gemini.client.StreamForm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A provider's events as the elements of one array, for clients that did not ask for events. What
 * an element is stays as it came.
 */
final class ArrayDelivery implements AnswerTranslation {

  @Override
  public byte[] answer(byte[] canonical, Instant now) {
    return canonical;
  }

  @Override
  public AnswerStream stream(Instant now) {
    return new Elements(StreamForm.array());
  }

  @Override
  public String contentType() {
    return StreamForm.ARRAY_TYPE;
  }

  private record Elements(StreamForm form) implements AnswerStream {

    @Override
    public List<byte[]> frames(Frames frame) {
      return frame.hasData()
          ? List.of(
              form.piece(Arrays.copyOfRange(frame.dataArray(), frame.dataStart(), frame.dataEnd())))
          : List.of(form.keepAlive());
    }

    @Override
    public byte[] keepAlive() {
      return form.keepAlive();
    }

    @Override
    public byte[] end() {
      return form.close();
    }

    @Override
    public byte[] error(String code, String sentence, UUID requestId) {
      return form.lastPiece(GeminiErrors.inStream(code, sentence, requestId));
    }
  }
}
