package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Guards;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Examined;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rules on the way in. */
@Component
class GuardedRequest {

  private final Examination examination;

  GuardedRequest(Examination examination) {
    this.examination = examination;
  }

  /** The request as it may go on; fails with {@link GatewayFailure} where it may not. */
  Mono<Call> examined(Call call, Guards guards, OwnTexts own) {
    int bytes = call.body().body().length;
    return Examination.apart(call, bytes, () -> examine(call, guards, own))
        .doFinally(_ -> own.forget());
  }

  /** The texts of a request; null where nobody can find them. */
  static @Nullable List<TextPart> texts(byte[] body) {
    return body.length == 0 ? List.of() : BodyTexts.ofRequest(body);
  }

  private Mono<Call> examine(Call call, Guards guards, OwnTexts own) {
    List<CompiledRule> rules = guards.enforced().input();
    List<TextPart> parts = texts(call.body().body());
    if (parts == null) {
      return unreadable(call, rules);
    }
    own.are(parts);
    return examination
        .of(call, Side.INPUT, rules, parts, call.body().body(), guards.redactions())
        .flatMap(examined -> followed(call, parts, examined));
  }

  private static Mono<Call> unreadable(Call call, List<CompiledRule> rules) {
    List<Result> results = Examination.unreadable(rules);
    Examination.note(call, Side.INPUT, results, List.of(), false);
    Result denial = Examination.denial(results);
    return denial == null ? Mono.just(call) : Mono.error(GuardrailRefusal.ofUnreadable(denial));
  }

  private static Mono<Call> followed(Call call, List<TextPart> before, Examined examined) {
    List<String> pointers = GuardrailWording.pointers(before);
    Examination.note(call, Side.INPUT, examined.results(), pointers, false);
    Result denial = examined.denial();
    if (denial != null) {
      return Mono.error(GuardrailRefusal.ofRequest(call, denial, pointers));
    }
    List<TextPart> after = examined.subject().parts();
    return Mono.just(Examination.isChanged(before, after) ? redacted(call, before, after) : call);
  }

  /** Whatever follows sees no other body than this. */
  private static Call redacted(Call call, List<TextPart> before, List<TextPart> after) {
    return call.with(call.body().with(BodyTexts.with(call.body().body(), before, after)));
  }
}
