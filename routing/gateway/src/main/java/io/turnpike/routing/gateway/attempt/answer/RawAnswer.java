package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.gateway.attempt.wire.Gathered;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;

/**
 * An answer that is passed on: whole where it was held to its end, or is empty, else as it comes.
 */
final class RawAnswer {

  private static final byte[] NOTHING = {};

  private final RunningAttempt attempt;
  private final AnswerHead head;
  private final @Nullable Gathered held;
  private final @Nullable UsageWatch watch;
  private volatile boolean taken;

  /**
   * @param held for what is to be looked at whole; null to pass on what comes
   * @param watch for events; null for anything else
   */
  RawAnswer(
      RunningAttempt attempt,
      AnswerHead head,
      @Nullable Gathered held,
      @Nullable UsageWatch watch) {
    this.attempt = attempt;
    this.head = head;
    this.held = held;
    this.watch = watch;
  }

  Flux<Void> relay(Flux<ByteBuf> body) {
    return body.transform(Operators.<ByteBuf, ByteBuf>lift((_, client) -> begin(client)))
        .switchOnFirst(this::commit)
        .doOnDiscard(ByteBuf.class, this::untaken);
  }

  private RawRelay begin(CoreSubscriber<? super ByteBuf> client) {
    return new RawRelay(attempt, held, watch, client);
  }

  /** What the client's side has taken over it releases itself; it hears of this hook, too. */
  private void untaken(ByteBuf bytes) {
    if (!taken) {
      bytes.release();
    }
  }

  private Mono<Void> commit(Signal<? extends ByteBuf> first, Flux<ByteBuf> bytes) {
    return first.hasValue()
        ? attempt.call().deliver(new Answer.Raw(head, bytes.doOnNext(_ -> taken = true)))
        : bytes.then(Mono.defer(this::whole));
  }

  private Mono<Void> whole() {
    byte[] body = new WholeAnswer(attempt).passed(held == null ? NOTHING : held.bytes());
    return attempt.call().deliver(new Answer.Whole(head, body));
  }
}
