package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Guards;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Rules that are tried on live traffic: they look at a copy when the client has its answer, and
 * what they say is noted.
 */
@Component
class Observation {

  private final Examination examination;

  Observation(Examination examination) {
    this.examination = examination;
  }

  /** Has an answer delivered, and then looks at what went in and what came out. */
  Mono<Void> beside(Call call, Guards guards, Answer answer, Delivery next) {
    return switch (answer) {
      case Answer.Whole whole ->
          next.deliver(call, whole)
              .then(after(call, guards, () -> GuardedAnswer.texts(whole.body())));
      case Answer.Streamed streamed -> {
        CopiedStream copy = new CopiedStream();
        Flux<ByteBuf> frames = streamed.frames().doOnNext(copy::add);
        yield next.deliver(call, streamed.with(frames)).then(after(call, guards, copy::parts));
      }
      case Answer.Raw raw -> next.deliver(call, raw).then(after(call, guards, List::of));
    };
  }

  /** Of a copy that is not there. */
  interface Copy {
    @Nullable List<TextPart> parts();
  }

  private Mono<Void> after(Call call, Guards guards, Copy answer) {
    return Mono.defer(
        () -> {
          byte[] asked = call.context().observed();
          Mono<Void> input =
              asked == null
                  ? Mono.empty()
                  : looked(
                      call,
                      Side.INPUT,
                      guards.observed().input(),
                      asked.length,
                      () -> GuardedRequest.texts(asked));
          return input.then(looked(call, Side.OUTPUT, guards.observed().output(), 0, answer));
        });
  }

  private Mono<Void> looked(Call call, Side side, List<CompiledRule> rules, int bytes, Copy copy) {
    return rules.isEmpty()
        ? Mono.empty()
        : Examination.apart(call, bytes, () -> look(call, side, rules, copy.parts()));
  }

  private Mono<Void> look(
      Call call, Side side, List<CompiledRule> rules, @Nullable List<TextPart> parts) {
    if (parts == null) {
      Examination.note(call, side, Examination.unreadable(rules), List.of(), true);
      return Mono.empty();
    }
    return examination
        .of(call, side, rules, parts, null, new Redactions(_ -> false))
        .doOnNext(
            examined ->
                Examination.note(
                    call, side, examined.results(), GuardrailWording.pointers(parts), true))
        .then();
  }
}
