package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.gateway.call.AnswerBroken;
import io.turnpike.routing.gateway.call.Call;
import org.jspecify.annotations.Nullable;

/** How a client is told that a stream which has begun goes no further. */
sealed interface StreamEnd {

  StreamEnd CUT = new Cut();

  /** The last frame; fails with {@link AnswerBroken} where none can say it. */
  ByteBuf denied(Call call, String code, String sentence);

  /** A sign of life; null where none can be given. */
  byte @Nullable [] keepAlive();

  /** By an event of its dialect. */
  record Told(AddedFrames added) implements StreamEnd {

    @Override
    public ByteBuf denied(Call call, String code, String sentence) {
      byte[] event = added.error(code, sentence, call.draft().id());
      return call.client().allocator().buffer(event.length).writeBytes(event);
    }

    @Override
    public byte[] keepAlive() {
      return added.keepAlive();
    }
  }

  /** By a connection that ends before the answer does: nobody knows how its events look. */
  final class Cut implements StreamEnd {

    private Cut() {}

    @Override
    public ByteBuf denied(Call call, String code, String sentence) {
      throw new AnswerBroken();
    }

    @Override
    public byte @Nullable [] keepAlive() {
      return null;
    }
  }
}
