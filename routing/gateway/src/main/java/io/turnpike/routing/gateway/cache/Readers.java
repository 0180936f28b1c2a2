package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.gateway.cache.meaning.SemanticCall;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Call;
import java.util.List;
import java.util.function.Consumer;
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
  private final SharedFrames frames;
  private final SemanticHits alike;
  private final int most;

  Readers(
      Coherence coherence,
      Replay replay,
      SharedFrames frames,
      SemanticHits alike,
      @Value("${turnpike.cache.largest-entry:1MB}") String largest) {
    this.coherence = coherence;
    this.replay = replay;
    this.frames = frames;
    this.alike = alike;
    this.most = (int) DataSize.parse(largest).toBytes();
  }

  /** Made for nobody else, and kept. */
  Mono<Void> alone(CachedCall one, @Nullable String reason) {
    SemanticCall semantic = one.semantic();
    if (semantic != null) {
      semantic.read();
    }
    CacheNotes.miss(one, reason);
    one.call().context().keeper(keeping(one, null, semantic));
    return one.made();
  }

  /** Answered by what was kept; fails with {@link GoesAlone} where that may not be. */
  Mono<Void> found(CachedCall one, Entry entry) {
    return found(one, entry, call -> CacheNotes.hit(call.draft(), one.key().id(), entry));
  }

  /**
   * The same by what was kept for a question that means the same.
   *
   * @param verified whether it is looked into if it was right, where it is to be
   */
  Mono<Void> found(CachedCall one, Landed.Alike found, boolean verified) {
    return found(
        one,
        found.entry(),
        call -> {
          CacheNotes.hit(call.draft(), found.same(), found.entry());
          if (verified) {
            alike.verify(one, found, most);
          }
        });
  }

  private Mono<Void> found(CachedCall one, Entry entry, Consumer<Call> served) {
    Call call = one.call();
    String refusal = coherence.refusal(call, entry);
    Answer answer = refusal == null ? replay.of(call, entry) : null;
    if (answer == null) {
      return Mono.error(new GoesAlone(refusal == null ? "dialect" : refusal));
    }
    served.accept(call);
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
      CacheNotes.miss(one, "shared");
    }
  }

  private Mono<Void> read(CachedCall one, Flight flight, Landed landed) {
    return switch (landed) {
      case Landed.Found(var entry) -> found(one, entry);
      case Landed.Alike alike -> found(one, alike, flight.isLedBy(one));
      case Landed.Made made -> made(one, flight, made);
    };
  }

  private Mono<Void> made(CachedCall one, Flight flight, Landed.Made made) {
    Recording recording = made.recording();
    Flux<byte[]> pieces = recording == null ? null : recording.read(one.call().client().loop());
    if (recording != null && pieces == null) {
      return Mono.error(new GoesAlone("late"));
    }
    boolean leads = flight.isLedBy(one);
    if (!leads) {
      CacheNotes.following(one.call().draft(), one.key().id(), flight.maker());
    }
    one.call().context().keeper(keeping(one, flight, flight.semantic()));
    AnswerHead head = leads ? made.answer().head() : bare(made.answer().head());
    return ReaderWatch.deliver(
        one.call(),
        pieces == null
            ? whole(one, flight, head, made.answer())
            : frames.of(one, flight, head, pieces));
  }

  /**
   * @param semantic what the one asks by its meaning who has the answer made
   */
  private Keeping keeping(
      CachedCall one, @Nullable Flight flight, @Nullable SemanticCall semantic) {
    return new Keeping(one, flight, most, entry -> alike.keep(one, semantic, entry));
  }

  private static Answer whole(CachedCall one, Flight flight, AnswerHead head, Answer made) {
    if (!flight.isLedBy(one)) {
      CacheNotes.shared(one.call().draft(), one.key().id(), flight.maker());
    }
    return made instanceof Answer.Whole(_, var body) ? new Answer.Whole(head, body) : made;
  }

  /** Of a provider's own headers nothing concerns those for whom it was not asked. */
  private static AnswerHead bare(AnswerHead head) {
    return new AnswerHead(OK, head.contentType(), List.of());
  }
}
