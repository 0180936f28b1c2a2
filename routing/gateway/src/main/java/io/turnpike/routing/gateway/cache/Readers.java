package io.turnpike.routing.gateway.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.gateway.cache.Recording.FellBehind;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives each call what there is for it: what was kept, or what lands, or an answer of its own. */
@Component
class Readers {

  private static final int OK = 200;

  private final Coherence coherence;
  private final Replay replay;
  private final Counter cutOff;
  private final int most;

  Readers(
      Coherence coherence,
      Replay replay,
      MeterRegistry meters,
      @Value("${turnpike.cache.largest-entry:1MB}") String largest) {
    this.coherence = coherence;
    this.replay = replay;
    this.cutOff = meters.counter("turnpike.gateway.cache.readers.cut.off");
    this.most = (int) DataSize.parse(largest).toBytes();
  }

  /** Made for nobody else, and kept. */
  Mono<Void> alone(CachedCall one, @Nullable String reason) {
    CacheNotes.miss(one.call().draft(), one.key().id(), reason);
    one.call().context().keeper(new Keeping(one, null, most));
    return one.made();
  }

  /** Answered by what was kept; fails with {@link GoesAlone} where that may not be. */
  Mono<Void> found(CachedCall one, Entry entry) {
    Call call = one.call();
    String refusal = coherence.refusal(call, entry);
    Answer answer = refusal == null ? replay.of(call, entry) : null;
    if (answer == null) {
      return Mono.error(new GoesAlone(refusal == null ? "dialect" : refusal));
    }
    CacheNotes.hit(call.draft(), one.key().id(), entry);
    return ReaderWatch.deliver(call, answer);
  }

  /**
   * The same with what a flight came to. The leader is answered where its answer comes in,
   * everybody else on a loop of their own.
   */
  Mono<Void> landed(CachedCall one, Flight flight, Landed landed) {
    Mono<Void> read = Mono.defer(() -> read(one, flight, landed));
    return flight.isLedBy(one) || one.call().client().loop().inEventLoop()
        ? read
        : read.subscribeOn(Schedulers.fromExecutor(one.call().client().loop()));
  }

  /** What it waited for has failed for all. */
  void failed(CachedCall one, FlightFailed failure) {
    if (!failure.isOf(one)) {
      CacheNotes.miss(one.call().draft(), one.key().id(), "shared");
    }
  }

  private Mono<Void> read(CachedCall one, Flight flight, Landed landed) {
    return switch (landed) {
      case Landed.Found(var entry) -> found(one, entry);
      case Landed.Made made -> made(one, flight, made);
    };
  }

  private Mono<Void> made(CachedCall one, Flight flight, Landed.Made made) {
    Call call = one.call();
    boolean leads = flight.isLedBy(one);
    Flux<byte[]> pieces = made.recording() == null ? null : made.recording().read(call.client().loop());
    if (made.recording() != null && pieces == null) {
      return Mono.error(new GoesAlone("late"));
    }
    if (!leads) {
      CacheNotes.following(call.draft(), one.key().id(), flight.maker());
    }
    call.context().keeper(new Keeping(one, flight, most));
    AnswerHead head = leads ? made.answer().head() : bare(made.answer().head());
    return ReaderWatch.deliver(
        call,
        switch (made.answer()) {
          case Answer.Whole(_, var body) -> {
            shared(one, flight);
            yield new Answer.Whole(head, body);
          }
          case Answer.Streamed _ -> streamed(one, flight, head, Objects.requireNonNull(pieces));
          case Answer.Raw raw -> raw;
        });
  }

  /** Of a provider's own headers nothing concerns those for whom it was not asked. */
  private static AnswerHead bare(AnswerHead head) {
    return new AnswerHead(OK, head.contentType(), List.of());
  }

  private Answer streamed(CachedCall one, Flight flight, AnswerHead head, Flux<byte[]> pieces) {
    AddedFrames added = one.call().operation().dialect().frames();
    return new Answer.Streamed(head, frames(one, flight, added, pieces), added);
  }

  private Flux<ByteBuf> frames(
      CachedCall one, Flight flight, AddedFrames added, Flux<byte[]> pieces) {
    Call call = one.call();
    ToldCost cost = new ToldCost(call.operation().dialect().frames());
    Flux<byte[]> own = flight.isLedBy(one) ? pieces : pieces.map(cost::nothing);
    return Patience.whole(call, own)
        .onErrorResume(FellBehind.class, _ -> behind(call, added))
        .onErrorResume(
            TimeoutException.class,
            _ -> broken(call, added, Patience.CODE, Patience.SENTENCE))
        .doOnTerminate(() -> shared(one, flight))
        .doOnCancel(() -> shared(one, flight))
        .map(Unpooled::wrappedBuffer);
  }

  private Mono<byte[]> behind(Call call, AddedFrames added) {
    cutOff.increment();
    return broken(
        call,
        added,
        "reader_too_slow",
        "The answer is read by several, and this reader fell too far behind the others.");
  }

  private static Mono<byte[]> broken(Call call, AddedFrames added, String code, String sentence) {
    UsageDraft draft = call.draft();
    draft.failed(OK, code, sentence);
    return Mono.just(added.error(code, sentence, draft.id()));
  }

  private static void shared(CachedCall one, Flight flight) {
    if (!flight.isLedBy(one)) {
      CacheNotes.shared(one.call().draft(), one.key().id(), flight.maker());
    }
  }
}
