package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Guards;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Examined;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.window.StreamRun;
import java.util.List;
import java.util.function.Supplier;
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

  /** What the client of a stream that has begun was told. */
  private static final int STREAMING = 200;

  /** After that long without a frame its client is told that there is an answer. */
  private static final long SILENCE_NANOS = 10_000_000_000L;

  private final Call call;
  private final Guards guards;
  private final Examination examination;
  private final StreamEnd ending;
  private final StreamRules rules;
  private final StreamVerdicts verdicts;
  private final StreamCourse course;
  private final ByteBufAllocator allocator;
  private final long startNanos = System.nanoTime();
  private boolean begun;
  private boolean denied;

  GuardedStream(Call call, Guards guards, Examination examination, StreamEnd ending) {
    this.call = call;
    this.guards = guards;
    this.examination = examination;
    this.ending = ending;
    this.rules = StreamRules.of(guards.enforced().output());
    this.verdicts = new StreamVerdicts(call, new StreamRun(rules.running(), guards.redactions()));
    this.course = new StreamCourse(rules, verdicts);
    this.allocator = call.client().allocator();
    this.begun = !guards.mayDenyAnswer();
  }

  Flux<ByteBuf> of(Flux<ByteBuf> frames) {
    return frames
        .<ByteBuf>handle(this::take)
        .concatWith(Flux.defer(this::end))
        .doOnCancel(this::left);
  }

  /** A client may leave on its own thread while the provider's is still writing. */
  private synchronized void left() {
    verdicts.note();
  }

  private synchronized void take(ByteBuf frames, SynchronousSink<ByteBuf> sink) {
    try {
      course.add(frames);
      Result why = verdicts.denial();
      ByteBuf out = why == null ? out() : null;
      if (why != null) {
        deny(why, sink);
      } else if (out != null) {
        sink.next(out);
      }
    } catch (RuntimeException failure) {
      sink.error(failure);
    }
  }

  private @Nullable ByteBuf out() {
    if (begun || course.isTextReady()) {
      begun = true;
      return course.release(allocator);
    }
    return System.nanoTime() - startNanos > SILENCE_NANOS ? opening() : null;
  }

  /**
   * What says nothing yet, if there is any, and so that from then on signs of life can be given.
   */
  private @Nullable ByteBuf opening() {
    byte[] keepAlive = ending.keepAlive();
    ByteBuf out = keepAlive == null ? null : course.release(allocator);
    begun = out != null;
    return out == null || keepAlive == null ? null : out.writeBytes(keepAlive);
  }

  private void deny(Result why, SynchronousSink<ByteBuf> sink) {
    denied = true;
    verdicts.note();
    if (begun) {
      sink.next(interrupted(why));
      sink.complete();
    } else {
      sink.error(verdicts.refusal(why));
    }
  }

  /** What has been sent is the client's, and is paid for. */
  private ByteBuf interrupted(Result why) {
    String code = GuardrailRefusal.code(why);
    String sentence = verdicts.sentence(why);
    call.draft().failed(STREAMING, code, sentence);
    return ending.denied(call, code, sentence);
  }

  private synchronized Flux<ByteBuf> end() {
    if (denied) {
      return Flux.empty();
    }
    course.end();
    HeldAnswer whole = course.whole();
    return whole == null || verdicts.denial() != null ? flowedOut() : examined(whole);
  }

  private Flux<ByteBuf> flowedOut() {
    verdicts.note();
    Result why = verdicts.denial();
    return why == null ? rest(() -> course.release(allocator)).concatWith(later()) : denied(why);
  }

  private Flux<ByteBuf> denied(Result why) {
    return begun ? rest(() -> interrupted(why)) : Flux.error(verdicts.refusal(why));
  }

  /** Made when somebody takes it. */
  private static Flux<ByteBuf> rest(Supplier<@Nullable ByteBuf> last) {
    return Mono.<ByteBuf>fromSupplier(last).flux();
  }

  /** What only notes something is asked when the client has it all. */
  private Mono<ByteBuf> later() {
    return rules.later().isEmpty() ? Mono.empty() : Mono.defer(this::noted);
  }

  private Mono<ByteBuf> noted() {
    List<TextPart> parts = course.seen();
    if (parts == null) {
      List<Result> errors = rules.later().stream().map(GuardedStream::tooMuch).toList();
      Examination.note(call, Side.OUTPUT, errors, List.of(), false);
      return Mono.empty();
    }
    List<String> pointers = GuardrailWording.pointers(parts);
    return looked(rules.later(), parts)
        .doOnNext(
            examined -> Examination.note(call, Side.OUTPUT, examined.results(), pointers, false))
        .then(Mono.empty());
  }

  private static Result tooMuch(CompiledRule rule) {
    return new Result(rule.rule(), new Verdict.Error(StreamCourse.TOO_MUCH));
  }

  private Mono<Examined> looked(List<CompiledRule> asked, List<TextPart> parts) {
    return examination.of(call, Side.OUTPUT, asked, parts, null, guards.redactions());
  }

  private Flux<ByteBuf> examined(HeldAnswer whole) {
    List<TextPart> parts = whole.parts();
    return Examination.apart(call, (int) whole.bytes(), () -> looked(rules.all(), parts))
        .flatMapMany(examined -> followed(whole, parts, examined));
  }

  private Flux<ByteBuf> followed(HeldAnswer whole, List<TextPart> parts, Examined examined) {
    verdicts.examined(parts, examined);
    Result why = examined.denial();
    return why == null ? rest(() -> course.left(allocator, whole, parts, examined)) : denied(why);
  }
}
