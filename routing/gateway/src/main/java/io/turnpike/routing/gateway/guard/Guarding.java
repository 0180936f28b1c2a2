package io.turnpike.routing.gateway.guard;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Guards;
import io.turnpike.routing.guard.GuardrailSets;
import io.turnpike.routing.guard.GuardrailSets.Applied;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.plan.GuardrailRules;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The guardrails of a call: the sets that hold for its caller, and those of its config. */
@Component
public class Guarding {

  /** Nobody knows which sets hold, which is not the same as that there are none. */
  private static final Mono<Applied> UNKNOWN =
      Mono.error(() -> new Unavailable("Which guardrails hold for this key is not known."));

  private final GuardrailSets sets;
  private final RuleBook rules;
  private final GuardedRequest requests;
  private final GuardedAnswer answers;
  private final Observation observation;

  Guarding(
      ObjectProvider<GuardrailSets> sets,
      RuleBook rules,
      GuardedRequest requests,
      GuardedAnswer answers,
      Observation observation) {
    this.sets = sets.getIfAvailable(() -> _ -> GuardrailSets.NONE);
    this.rules = rules;
    this.requests = requests;
    this.answers = answers;
    this.observation = observation;
  }

  /**
   * Fails with {@link GatewayFailure} where a call may not go on.
   *
   * @param next what becomes of the call as it may
   */
  public Mono<Void> in(Call call, Function<Call, Mono<Void>> next) {
    Mono<Applied> applied = sets.of(call.caller());
    return applied == GuardrailSets.NONE
        ? guarded(call, Applied.NONE, next)
        : applied.switchIfEmpty(UNKNOWN).flatMap(it -> guarded(call, it, next));
  }

  /**
   * Hands on what the client may get of an answer.
   *
   * @param next what becomes of it then
   */
  public Mono<Void> out(Call call, Answer answer, Delivery next) {
    Guards guards = call.context().guards();
    if (guards == null) {
      return next.deliver(call, answer);
    }
    return guards.observed().isEmpty()
        ? checked(call, guards, answer, next)
        : observation.beside(call, guards, answer, (it, what) -> checked(it, guards, what, next));
  }

  /** The answer with what was taken out of the request reversibly. */
  public Answer restored(Call call, Answer answer) {
    Guards guards = call.context().guards();
    return guards == null || guards.redactions().isEmpty()
        ? answer
        : RestoredAnswer.of(call, guards.redactions(), answer);
  }

  private Mono<Void> checked(Call call, Guards guards, Answer answer, Delivery next) {
    return guards.enforced().output().isEmpty()
        ? next.deliver(call, answer)
        : answers.checked(call, guards, answer, next);
  }

  private Mono<Void> guarded(Call call, Applied applied, Function<Call, Mono<Void>> next) {
    GuardrailRules own = call.plan().rules().guardrails();
    if (own.isEmpty() && applied.enforced().isEmpty() && applied.observed().isEmpty()) {
      return next.apply(call);
    }
    OwnTexts texts = new OwnTexts();
    Guards guards =
        new Guards(
            rules.of(applied.enforced(), own),
            rules.observed(applied.observed()),
            new Redactions(texts));
    call.context().guards(guards);
    return examined(call, guards, texts).doOnNext(it -> observe(it, guards)).flatMap(next);
  }

  private Mono<Call> examined(Call call, Guards guards, OwnTexts texts) {
    return guards.enforced().input().isEmpty()
        ? Mono.just(call)
        : requests.examined(call, guards, texts);
  }

  private static void observe(Call call, Guards guards) {
    if (!guards.observed().input().isEmpty()) {
      call.context().observe(call.body().body());
    }
  }
}
