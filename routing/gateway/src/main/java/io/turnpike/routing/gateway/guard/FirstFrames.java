package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Hands a stream on when its first frames have come through; before that it can still fail, and
 * another answer may take its place.
 */
final class FirstFrames {

  private final Function<Flux<ByteBuf>, Mono<Void>> next;
  private volatile boolean taken;

  FirstFrames(Function<Flux<ByteBuf>, Mono<Void>> next) {
    this.next = next;
  }

  Mono<Void> of(Flux<ByteBuf> frames) {
    return frames.switchOnFirst(this::commit).doOnDiscard(ByteBuf.class, this::untaken).then();
  }

  /** What the client's side has taken over it releases itself; it hears of this hook, too. */
  private void untaken(ByteBuf frames) {
    if (!taken) {
      frames.release();
    }
  }

  private Mono<Void> commit(Signal<? extends ByteBuf> first, Flux<ByteBuf> frames) {
    return first.hasValue() ? next.apply(frames.doOnNext(_ -> taken = true)) : frames.then();
  }
}
