package io.turnpike.routing.gateway.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.gateway.cache.Recording.FellBehind;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A recorded stream as one of its readers gets it; what breaks is an event, as in any stream. */
@Component
class SharedFrames {

  private static final int OK = 200;

  private final Counter cutOff;

  SharedFrames(MeterRegistry meters) {
    this.cutOff = meters.counter("turnpike.gateway.cache.readers.cut.off");
  }

  Answer of(CachedCall one, Flight flight, AnswerHead head, Flux<byte[]> pieces) {
    AddedFrames added = one.call().operation().dialect().frames();
    return new Answer.Streamed(head, frames(one, flight, added, pieces), added);
  }

  private Flux<ByteBuf> frames(
      CachedCall one, Flight flight, AddedFrames added, Flux<byte[]> pieces) {
    Call call = one.call();
    return Patience.whole(call, flight.isLedBy(one) ? pieces : followed(one, flight, pieces))
        .onErrorResume(FellBehind.class, _ -> behind(call, added))
        .onErrorResume(
            TimeoutException.class, _ -> broken(call, added, Patience.CODE, Patience.SENTENCE))
        .map(Unpooled::wrappedBuffer);
  }

  /** It costs nothing, and what it saved is known at its end. */
  private static Flux<byte[]> followed(CachedCall one, Flight flight, Flux<byte[]> pieces) {
    UsageDraft draft = one.call().draft();
    ToldCost cost = new ToldCost(one.call().operation().dialect().frames());
    Runnable note = () -> CacheNotes.shared(draft, one.key().id(), flight.maker());
    return pieces
        .map(cost::nothing)
        .doOnComplete(() -> interrupted(draft, flight.maker()))
        .doOnTerminate(note)
        .doOnCancel(note);
  }

  /** What broke for the one who leads broke for all; the event that says so has been read. */
  private static void interrupted(UsageDraft draft, UsageDraft maker) {
    ErrorGiven error = maker.error();
    if (!maker.isServed() && error != null) {
      draft.failed(OK, error.code(), error.message());
    }
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
}
