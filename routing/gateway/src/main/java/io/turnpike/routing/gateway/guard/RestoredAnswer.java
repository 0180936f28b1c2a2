package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.window.Restoration;
import java.util.List;
import reactor.core.publisher.Flux;

/** An answer with what was taken out of its request. */
final class RestoredAnswer {

  private RestoredAnswer() {}

  static Answer of(Call call, Redactions redactions, Answer answer) {
    Restoration restoration = new Restoration(redactions);
    return switch (answer) {
      case Answer.Whole(AnswerHead head, byte[] body) ->
          new Answer.Whole(head, whole(body, restoration));
      case Answer.Streamed streamed -> streamed.with(stream(call, streamed.frames(), restoration));
      case Answer.Raw(AnswerHead head, Flux<ByteBuf> bytes)
          when ContentType.of(head.contentType()).isEvents() ->
          new Answer.Raw(head, stream(call, bytes, restoration));
      case Answer.Raw raw -> raw;
    };
  }

  private static Flux<ByteBuf> stream(Call call, Flux<ByteBuf> frames, Restoration restoration) {
    return new RestoredStream(call.client().allocator(), restoration).of(frames);
  }

  private static byte[] whole(byte[] body, Restoration restoration) {
    List<TextPart> before = GuardedAnswer.texts(body);
    if (before == null) {
      return body;
    }
    List<TextPart> after = before.stream().map(part -> restored(part, restoration)).toList();
    return BodyTexts.with(body, before, after);
  }

  private static TextPart restored(TextPart part, Restoration restoration) {
    String text = restoration.restored(part.text(), ValueWords.at(part.role(), part.pointer()));
    return text.equals(part.text())
        ? part
        : new TextPart(part.role(), part.pointer(), part.start(), part.end(), text);
  }
}
