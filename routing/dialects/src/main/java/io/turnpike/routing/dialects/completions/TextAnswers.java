package io.turnpike.routing.dialects.completions;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.time.Instant;
import java.util.Objects;

/**
 * Chat completions as legacy ones.
 *
 * @param chat whose frames they are in a stream
 * @param wantsUsage whether the client is to see in a stream what the answer used
 */
record TextAnswers(Dialect chat, boolean wantsUsage) implements AnswerTranslation {

  @Override
  public byte[] answer(byte[] canonical, Instant now) {
    ObjectScan answer = ObjectScan.of(canonical, 0, canonical.length);
    return TextObject.whole(Objects.requireNonNull(answer));
  }

  @Override
  public AnswerStream stream(Instant now) {
    return new TextStream(chat.frames(), wantsUsage);
  }
}
