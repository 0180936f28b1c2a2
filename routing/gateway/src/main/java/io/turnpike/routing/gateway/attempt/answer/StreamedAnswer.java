package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;

/** A provider's stream, relayed: the client's answer begins when its first content is here. */
final class StreamedAnswer {

  private final RunningAttempt attempt;
  private final AnswerSettings settings;
  private final AnswerHead head;
  private @Nullable StreamRelay relay;
  private volatile boolean taken;

  StreamedAnswer(RunningAttempt attempt, AnswerSettings settings, AnswerHead head) {
    this.attempt = attempt;
    this.settings = settings;
    this.head = head;
  }

  Flux<Void> relay(Flux<ByteBuf> body) {
    return body.transform(Operators.<ByteBuf, ByteBuf>lift((_, client) -> begin(client)))
        .concatWith(Mono.defer(this::tail))
        .switchOnFirst(this::commit)
        .doOnDiscard(ByteBuf.class, this::untaken);
  }

  /** What the client's side has taken over it releases itself; it hears of this hook, too. */
  private void untaken(ByteBuf frames) {
    if (!taken) {
      frames.release();
    }
  }

  private StreamRelay begin(CoreSubscriber<? super ByteBuf> client) {
    StreamRelay begun = new StreamRelay(attempt, settings, client);
    relay = begun;
    return begun;
  }

  private Mono<ByteBuf> tail() {
    StreamRelay begun = relay;
    return begun == null ? Mono.empty() : begun.tail();
  }

  private AddedFrames added() {
    return Objects.requireNonNull(relay).added();
  }

  private Mono<Void> commit(Signal<? extends ByteBuf> first, Flux<ByteBuf> frames) {
    return first.hasValue()
        ? attempt
            .call()
            .deliver(new Answer.Streamed(head, frames.doOnNext(_ -> taken = true), added()))
        : frames.then();
  }
}
