package io.turnpike.routing.gateway.call;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The client's side of a request, as far as an attempt needs it. Used once. */
public interface Reply {

  /** Fails with {@link ClientGone} when the client has left. */
  Mono<Void> whole(AnswerHead head, byte[] body);

  /** Commits status and headers at once, then writes frames as they come. */
  Mono<Void> stream(AnswerHead head, Flux<ByteBuf> frames);

  /** A header of the client's request; null when it sent none of that name. */
  @Nullable String header(String name);

  /** The same with all its values, in the order in which they were sent. */
  default List<String> headers(CharSequence name) {
    String only = header(name.toString());
    return only == null ? List.of() : List.of(only);
  }

  /** The client has left, so that whatever fails from now on fails for nobody. */
  default boolean isGone() {
    return false;
  }

  /** Bytes that wait because the client takes nothing in; to be asked on {@link #loop}. */
  long pendingBytes();

  /** Closes the client's connection, which cancels everything that is done for it. */
  void cutOff();

  /** The event loop of the client's connection. */
  EventExecutor loop();

  ByteBufAllocator allocator();
}
