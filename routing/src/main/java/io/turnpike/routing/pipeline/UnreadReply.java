package io.turnpike.routing.pipeline;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.routing.attempt.AnswerHead;
import io.turnpike.routing.attempt.Reply;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes an answer in and throws it away as it comes. */
final class UnreadReply implements Reply {

  private final EventExecutor loop;
  private final ByteBufAllocator allocator;

  /** Takes nothing of the original that ends with it. */
  UnreadReply(Reply original) {
    this.loop = original.loop();
    this.allocator = original.allocator();
  }

  @Override
  public Mono<Void> whole(AnswerHead head, byte[] body) {
    return Mono.empty();
  }

  /** Nothing that could be released again leaves the first step. */
  @Override
  public Mono<Void> stream(AnswerHead head, Flux<ByteBuf> frames) {
    return frames.map(ByteBuf::release).then();
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public long pendingBytes() {
    return 0;
  }

  @Override
  public void cutOff() {
    // Nobody is connected here.
  }

  @Override
  public EventExecutor loop() {
    return loop;
  }

  @Override
  public ByteBufAllocator allocator() {
    return allocator;
  }
}
