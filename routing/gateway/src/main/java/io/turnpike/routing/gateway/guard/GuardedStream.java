package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.texts.StreamEvent;
import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Guards;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Examined;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.window.Channel;
import io.turnpike.routing.guardrails.window.StreamRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Rules on a stream as it runs. Each buffer that comes in becomes one or none that goes out, so
 * what waits is bounded and the client's demand is the provider's. A frame goes as soon as all its
 * texts are decided; before the first one that says something has gone, a denial is a failure like
 * any other, afterwards an event that ends the stream.
 */
final class GuardedStream {

  /** Bytes that are held back at most. */
  static final int MOST_HELD = 4 << 20;

  private static final String TOO_MUCH =
      "More of the answer would have to be held back than " + (MOST_HELD >> 20) + " MB.";

  /** What the client of a stream that has begun was told. */
  private static final int STREAMING = 200;

  /** After that long without a frame its client is told that there is an answer. */
  private static final long SILENCE_NANOS = 10_000_000_000L;

  private final Call call;
  private final StreamRules rules;
  private final Guards guards;
  private final Examination examination;
  private final StreamEnd ending;
  private final long startNanos = System.nanoTime();
  private final StreamTexts texts = new StreamTexts();
  private final List<String> pointers = new ArrayList<>();
  private final List<Result> said = new ArrayList<>();
  private final StreamRun run;
  private final HeldEvents flowing;
  private final @Nullable SeenTexts seen;
  private @Nullable HeldAnswer whole;
  private @Nullable Result denial;
  private boolean begun;
  private boolean unreadable;
  private boolean noted;

  GuardedStream(Call call, Guards guards, Examination examination, StreamEnd ending) {
    this.call = call;
    this.guards = guards;
    this.examination = examination;
    this.ending = ending;
    this.rules = StreamRules.of(guards.enforced().output());
    this.run = new StreamRun(rules.running(), guards.redactions());
    this.flowing = new HeldEvents(texts, new Judged());
    this.seen = rules.later().isEmpty() ? null : new SeenTexts(MOST_HELD);
    this.whole = rules.holding().isEmpty() ? null : new HeldAnswer();
    this.begun = !guards.mayDenyAnswer();
  }

  Flux<ByteBuf> of(Flux<ByteBuf> frames) {
    return frames
        .<ByteBuf>handle(this::take)
        .concatWith(Flux.defer(this::end))
        .doOnCancel(this::note);
  }

  private synchronized void take(ByteBuf frames, SynchronousSink<ByteBuf> sink) {
    try {
      read(frames).forEach(this::look);
      ByteBuf out = denial == null ? out() : null;
      if (denial != null) {
        deny(sink);
      } else if (out != null) {
        sink.next(out);
      }
    } catch (RuntimeException failure) {
      sink.error(failure);
    }
  }

  private List<StreamEvent> read(ByteBuf frames) {
    try {
      return texts.read(frames);
    } finally {
      frames.release();
    }
  }

  private void look(StreamEvent event) {
    if (denial != null) {
      return;
    }
    if (!event.isReadable() && !unreadable) {
      unreadable = true;
      failed(guards.enforced().output(), "There are texts in this stream that nobody can find.");
    }
    HeldAnswer all = whole;
    if (all == null) {
      flow(event);
    } else {
      all.add(event);
      if (all.bytes() > MOST_HELD) {
        tooMuch(all);
      }
    }
  }

  private void flow(StreamEvent event) {
    if (seen != null) {
      seen.add(event);
    }
    flowing.add(event);
    denial = denial == null ? run.denial() : denial;
    if (denial == null && flowing.bytes() > MOST_HELD) {
      failed(rules.running(), TOO_MUCH);
      flowing.end();
    }
  }

  /** The checks that want to see all of it cannot be made; the others go on. */
  private void tooMuch(HeldAnswer all) {
    failed(rules.holding(), TOO_MUCH);
    whole = null;
    all.events().forEach(this::flow);
  }

  private void failed(List<CompiledRule> affected, String sentence) {
    for (CompiledRule rule : affected) {
      Result result = new Result(rule.rule(), new Verdict.Error(sentence));
      said.add(result);
      denial = denial == null && result.denies() ? result : denial;
    }
  }

  private @Nullable ByteBuf out() {
    HeldAnswer all = whole;
    if (all != null || !begun && !flowing.isTextReady()) {
      return isSilent() ? opening(all) : null;
    }
    begun = true;
    return flowing.release(call.client().allocator());
  }

  private boolean isSilent() {
    return !begun && System.nanoTime() - startNanos > SILENCE_NANOS;
  }

  /** What says nothing yet, if there is any, and so that from then on signs of life can be given. */
  private @Nullable ByteBuf opening(@Nullable HeldAnswer all) {
    byte[] keepAlive = ending.keepAlive();
    if (keepAlive == null) {
      return null;
    }
    ByteBuf out =
        all == null
            ? flowing.release(call.client().allocator())
            : buffer(all.opening());
    begun = out != null;
    return out == null ? null : out.writeBytes(keepAlive);
  }

  private @Nullable ByteBuf buffer(byte[] bytes) {
    return bytes.length == 0
        ? null
        : call.client().allocator().buffer(bytes.length).writeBytes(bytes);
  }

  private void deny(SynchronousSink<ByteBuf> sink) {
    note();
    Result why = java.util.Objects.requireNonNull(denial);
    if (begun) {
      sink.next(interrupted(why));
      sink.complete();
    } else {
      sink.error(GuardrailRefusal.ofAnswer(why, pointers));
    }
  }

  /** What has been sent is the client's, and is paid for. */
  private ByteBuf interrupted(Result why) {
    String code = GuardrailRefusal.code(why);
    String sentence = GuardrailWording.denial(Side.OUTPUT, why, pointers);
    call.draft().failed(STREAMING, code, sentence);
    return ending.denied(call, code, sentence);
  }

  private Flux<ByteBuf> denied() {
    note();
    Result why = java.util.Objects.requireNonNull(denial);
    return begun
        ? Flux.defer(() -> Mono.fromSupplier(() -> interrupted(why)))
        : Flux.error(GuardrailRefusal.ofAnswer(why, pointers));
  }

  private synchronized Flux<ByteBuf> end() {
    if (denial != null) {
      return Flux.empty();
    }
    texts.end().forEach(this::look);
    HeldAnswer all = whole;
    if (denial != null) {
      return denied();
    }
    return all == null ? flowedOut() : examined(all);
  }

  private Flux<ByteBuf> flowedOut() {
    flowing.end();
    denial = run.denial();
    if (denial != null) {
      return denied();
    }
    note();
    Mono<ByteBuf> rest =
        Mono.fromSupplier(() -> flowing.release(call.client().allocator()));
    return rest.concatWith(Mono.defer(this::later).then(Mono.empty()));
  }

  /** What only notes something is asked when the client has it all. */
  private Mono<Void> later() {
    SeenTexts all = seen;
    if (all == null) {
      return Mono.empty();
    }
    if (!all.isComplete()) {
      rules.later().forEach(rule -> noteOnly(rule, TOO_MUCH));
      return Mono.empty();
    }
    List<TextPart> parts = all.parts();
    return examination
        .of(call, Side.OUTPUT, rules.later(), parts, null, guards.redactions())
        .doOnNext(examined -> note(examined, parts))
        .then();
  }

  private void noteOnly(CompiledRule rule, String sentence) {
    Result result = new Result(rule.rule(), new Verdict.Error(sentence));
    Examination.note(call, Side.OUTPUT, List.of(result), pointers, false);
  }

  private Flux<ByteBuf> examined(HeldAnswer all) {
    List<TextPart> parts = all.parts();
    List<CompiledRule> enforced = guards.enforced().output();
    return Examination.apart(
            call,
            (int) all.bytes(),
            () -> examination.of(call, Side.OUTPUT, enforced, parts, null, guards.redactions()))
        .flatMapMany(examined -> followed(all, parts, examined));
  }

  private Flux<ByteBuf> followed(HeldAnswer all, List<TextPart> before, Examined examined) {
    note();
    pointers.clear();
    pointers.addAll(GuardrailWording.pointers(before));
    note(examined, before);
    denial = examined.denial();
    if (denial != null) {
      return denied();
    }
    byte[] left = all.with(texts, before, examined.subject().parts());
    return Mono.fromSupplier(() -> buffer(left)).flux();
  }

  private void note(Examined examined, List<TextPart> parts) {
    Examination.note(
        call, Side.OUTPUT, examined.results(), GuardrailWording.pointers(parts), false);
  }

  /** Once, on whatever end. */
  private synchronized void note() {
    if (!noted) {
      noted = true;
      List<Result> all = new ArrayList<>(said);
      all.addAll(run.results());
      Examination.note(call, Side.OUTPUT, all, pointers, false);
    }
  }

  private final class Judged implements HeldEvents.Channels {

    @Override
    public Channel open(StreamPiece piece) {
      pointers.add(SeenTexts.pointer(piece));
      return run.channel();
    }

    @Override
    public Channel again(StreamPiece piece) {
      return run.again();
    }
  }
}
