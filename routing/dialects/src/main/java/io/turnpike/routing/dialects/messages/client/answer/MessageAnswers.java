package io.turnpike.routing.dialects.messages.client.answer;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.chat.ChatDialect;
import java.time.Instant;
import java.util.List;

/**
 * Chat completions as messages.
 *
 * @param stops texts at which the client wants the answer to end
 */
public record MessageAnswers(List<String> stops) implements AnswerTranslation {

  static final ChatDialect CHAT = new ChatDialect();

  @Override
  public byte[] answer(byte[] canonical, Instant now) {
    return new MessageAnswer(stops).of(canonical);
  }

  @Override
  public AnswerStream stream(Instant now) {
    return new MessageStream(stops);
  }
}
