package io.turnpike.routing.gateway.attempt.wire;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import java.util.function.Consumer;

/** Counts what comes in and fails once it is more than an answer may have. */
public final class MostBytes implements Consumer<ByteBuf> {

  private final long most;
  private long read;

  public MostBytes(long most) {
    this.most = most;
  }

  @Override
  public void accept(ByteBuf chunk) {
    read += chunk.readableBytes();
    if (read > most) {
      throw tooLarge(most);
    }
  }

  static AttemptFailed tooLarge(long most) {
    return new AttemptFailed(
        FailureClass.INVALID_RESPONSE,
        "provider_answer_too_large",
        "The provider's answer is larger than " + most + " bytes.");
  }
}
