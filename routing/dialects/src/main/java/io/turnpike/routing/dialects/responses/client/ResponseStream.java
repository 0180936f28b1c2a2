package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stream of canonical chunks as the events of a response. */
final class ResponseStream implements AnswerStream {

  /** More than any model writes in one answer; all of it has to be said again at the end. */
  private static final int MOST_HELD = 16 << 20;

  private static final byte[] RESPONSE = OutputItem.json(",\"response\":");

  private final ResponseEvents events = new ResponseEvents(true);
  private final ResponseHead head;
  private final ResponseDraft draft;
  private boolean begun;
  private boolean over;

  ResponseStream(ToolNames names, ResponseHead head) {
    this.head = head;
    this.draft = new ResponseDraft(names, events, head.mark());
  }

  @Override
  public List<byte[]> frames(Frames canonical) {
    if (over) {
      return List.of();
    }
    if (!canonical.hasData()) {
      return List.of(ChatFrames.KEEP_ALIVE);
    }
    if (canonical.dataIs(ChatFrames.DONE_DATA)) {
      complete();
    } else {
      chunk(ObjectScan.of(canonical.dataArray(), canonical.dataStart(), canonical.dataEnd()));
    }
    return events.take();
  }

  @Override
  public byte[] keepAlive() {
    return ChatFrames.KEEP_ALIVE;
  }

  @Override
  public byte[] end() {
    if (!over) {
      complete();
    }
    Pieces all = new Pieces(1024);
    events.take().forEach(all::put);
    return all.toArray();
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    over = true;
    return head.failed(events.last()).event(code, sentence);
  }

  private void chunk(@Nullable ObjectScan chunk) {
    if (chunk == null) {
      return;
    }
    begin(chunk);
    head.usage(chunk.raw("usage"));
    List<ObjectScan> choices = chunk.objects("choices");
    if (choices != null) {
      choices.forEach(this::choice);
    }
  }

  private void begin(ObjectScan chunk) {
    if (!begun) {
      head.model(chunk.string("model"));
      begin();
    }
  }

  private void begin() {
    begun = true;
    byte[] response = head.begun();
    events.add("response.created", RESPONSE, response);
    events.add("response.in_progress", RESPONSE, response);
  }

  private void choice(ObjectScan choice) {
    ObjectScan delta = choice.object("delta");
    if (delta != null) {
      draft.take(delta, ResponseAnswers.likely(choice));
    }
    String reason = choice.text("finish_reason");
    if (reason != null) {
      head.finished(reason);
      draft.end(head.itemStatus());
    }
    if (draft.held() > MOST_HELD) {
      tooLong();
    }
  }

  private void complete() {
    if (!begun) {
      begin();
    }
    over = true;
    draft.end(head.itemStatus());
    events.add(head.ending(), RESPONSE, head.whole(draft.output()));
  }

  private void tooLong() {
    over = true;
    events.failed(
        head.failed(events.last())
            .event("answer_too_long", "The answer is longer than can be repeated at its end."));
  }
}
