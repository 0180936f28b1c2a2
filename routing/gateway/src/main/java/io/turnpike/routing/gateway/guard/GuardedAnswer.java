package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Guards;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Examined;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rules on the way out. Fails with {@link io.turnpike.routing.gateway.call.AttemptFailed} where
 * an answer is turned down before any of it has been sent, so that another one may follow.
 */
@Component
class GuardedAnswer {

  private final Examination examination;

  GuardedAnswer(Examination examination) {
    this.examination = examination;
  }

  Mono<Void> checked(Call call, Guards guards, Answer answer, Delivery next) {
    return switch (answer) {
      case Answer.Whole whole ->
          Examination.apart(call, whole.body().length, () -> examined(call, guards, whole))
              .flatMap(left -> next.deliver(call, left));
      case Answer.Streamed streamed ->
          delivered(
              guarded(call, guards, streamed.frames(), new StreamEnd.Told(streamed.added())),
              frames -> next.deliver(call, streamed.with(frames)));
      case Answer.Raw(AnswerHead head, Flux<ByteBuf> bytes)
          when ContentType.of(head.contentType()).isEvents() ->
          delivered(
              guarded(call, guards, bytes, StreamEnd.CUT),
              events -> next.deliver(call, new Answer.Raw(head, events)));
      case Answer.Raw raw -> unreadable(call, guards, raw, next);
    };
  }

  /** The texts of an answer; null where nobody can find them. */
  static @Nullable List<TextPart> texts(byte[] body) {
    return body.length == 0 ? List.of() : BodyTexts.ofAnswer(body);
  }

  private Flux<ByteBuf> guarded(Call call, Guards guards, Flux<ByteBuf> frames, StreamEnd denied) {
    return new GuardedStream(call, guards, examination, denied).of(frames);
  }

  private static Mono<Void> delivered(
      Flux<ByteBuf> frames, Function<Flux<ByteBuf>, Mono<Void>> next) {
    return new FirstFrames(next).of(frames);
  }

  private Mono<Answer> examined(Call call, Guards guards, Answer.Whole answer) {
    List<CompiledRule> rules = guards.enforced().output();
    List<TextPart> parts = texts(answer.body());
    return parts == null
        ? unreadable(call, rules).<Answer>thenReturn(answer)
        : examination
            .of(call, Side.OUTPUT, rules, parts, answer.body(), guards.redactions())
            .flatMap(examined -> followed(call, answer, parts, examined));
  }

  private static Mono<Answer> followed(
      Call call, Answer.Whole answer, List<TextPart> before, Examined examined) {
    List<String> pointers = GuardrailWording.pointers(before);
    Examination.note(call, Side.OUTPUT, examined.results(), pointers, false);
    Result denial = examined.denial();
    if (denial != null) {
      return Mono.error(GuardrailRefusal.ofAnswer(denial, pointers));
    }
    List<TextPart> after = examined.subject().parts();
    return Mono.just(
        Examination.isChanged(before, after)
            ? new Answer.Whole(answer.head(), BodyTexts.with(answer.body(), before, after))
            : answer);
  }

  private static Mono<Void> unreadable(Call call, List<CompiledRule> rules) {
    List<Result> results = Examination.unreadable(rules);
    Examination.note(call, Side.OUTPUT, results, List.of(), false);
    Result denial = Examination.denial(results);
    return denial == null ? Mono.empty() : Mono.error(GuardrailRefusal.ofAnswer(denial, List.of()));
  }

  /** Pictures, sounds, files: bytes that are taken in by nobody here. */
  private static Mono<Void> unreadable(Call call, Guards guards, Answer.Raw answer, Delivery next) {
    return unreadable(call, guards.enforced().output())
        .onErrorResume(refusal -> answer.bytes().take(0).then(Mono.error(refusal)))
        .then(Mono.defer(() -> next.deliver(call, answer)));
  }
}
