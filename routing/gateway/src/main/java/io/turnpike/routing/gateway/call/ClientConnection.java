package io.turnpike.routing.gateway.call;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The client's connection, as far as the attempts made for it must know it. */
public interface ClientConnection {

  /** A header of the client's request; null when it sent none of that name. */
  @Nullable String header(String name);

  /** The same with all its values, in the order in which they were sent. */
  default List<String> headers(CharSequence name) {
    String only = header(name.toString());
    return only == null ? List.of() : List.of(only);
  }

  /**
   * Names of the request's headers that begin so.
   *
   * @param beginnings in lower case
   */
  default List<String> headerNames(List<String> beginnings) {
    return List.of();
  }

  /** For example {@code POST}. */
  default String method() {
    return "POST";
  }

  /** Of the request's address, without the question mark; null without one. */
  default @Nullable String query() {
    return null;
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

  /** The same answer, given on {@link #loop} where somebody else has to be waited for. */
  default <T> Mono<T> hereafter(Mono<T> answer) {
    return answer instanceof Callable<?> ? answer : answer.flatMap(this::here);
  }

  private <T> Mono<T> here(T value) {
    Mono<T> told = Mono.just(value);
    return loop().inEventLoop() ? told : told.publishOn(Schedulers.fromExecutor(loop()));
  }
}
