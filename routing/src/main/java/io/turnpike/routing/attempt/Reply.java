package io.turnpike.routing.attempt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The client's side of a request, as far as an attempt needs it. Used once. */
public interface Reply {

  /** Fails with {@link ClientGone} when the client has left. */
  Mono<Void> whole(AnswerHead head, byte[] body);

  /** Commits status and headers at once, then writes frames as they come. */
  Mono<Void> stream(AnswerHead head, Flux<ByteBuf> frames);

  /** The client takes nothing in at the moment. */
  boolean isStalled();

  /** The event loop of the client's connection. */
  EventExecutor loop();

  ByteBufAllocator allocator();
}
