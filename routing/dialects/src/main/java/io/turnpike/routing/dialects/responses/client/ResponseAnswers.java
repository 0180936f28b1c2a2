package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Canonical answers to one request as responses. */
final class ResponseAnswers implements AnswerTranslation {

  private final ToolNames names;
  private final byte[] echo;

  /**
   * @param echo what every response repeats of the request
   */
  ResponseAnswers(ToolNames names, byte[] echo) {
    this.names = names;
    this.echo = echo;
  }

  @Override
  public byte[] answer(byte[] canonical, Instant now) {
    ResponseHead head = new ResponseHead(echo, now);
    ResponseDraft draft = new ResponseDraft(names, new ResponseEvents(false), head.mark());
    ObjectScan answer = ObjectScan.of(canonical, 0, canonical.length);
    if (answer == null) {
      return canonical;
    }
    head.model(answer.string("model"));
    head.usage(answer.raw("usage"));
    List<ObjectScan> choices = answer.objects("choices");
    if (choices != null && !choices.isEmpty()) {
      choice(choices.getFirst(), head, draft);
    }
    draft.end(head.itemStatus());
    return head.whole(draft.output());
  }

  @Override
  public AnswerStream stream(Instant now) {
    return new ResponseStream(names, new ResponseHead(echo, now));
  }

  private static void choice(ObjectScan choice, ResponseHead head, ResponseDraft draft) {
    head.finished(choice.text("finish_reason"));
    ObjectScan message = choice.object("message");
    if (message != null) {
      draft.take(message, likely(choice));
    }
  }

  /** How likely each token of the text was, as a JSON array; null when nobody says. */
  static byte @Nullable [] likely(ObjectScan choice) {
    ObjectScan logprobs = choice.object("logprobs");
    return logprobs == null || logprobs.objects("content") == null ? null : logprobs.raw("content");
  }
}
