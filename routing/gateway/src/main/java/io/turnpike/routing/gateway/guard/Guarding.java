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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The guardrails of a call: the sets that hold for its caller, and those of its config. */
@Component
public class Guarding {

  private static final Mono<Applied> NONE = Mono.just(Applied.NONE);

  /** Nobody knows which sets hold, which is not the same as that there are none. */
  private static final Mono<Call> UNKNOWN =
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
    this.sets = sets.getIfAvailable(() -> _ -> NONE);
    this.rules = rules;
    this.requests = requests;
    this.answers = answers;
    this.observation = observation;
  }

  /** The call as it may go on; fails with {@link GatewayFailure} where it may not. */
  public Mono<Call> in(Call call) {
    Mono<Applied> applied = sets.of(call.caller());
    return applied == NONE
        ? guarded(call, Applied.NONE)
        : applied.flatMap(it -> guarded(call, it)).switchIfEmpty(UNKNOWN);
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

  private Mono<Call> guarded(Call call, Applied applied) {
    GuardrailRules own = call.plan().rules().guardrails();
    if (own.isEmpty() && applied.enforced().isEmpty() && applied.observed().isEmpty()) {
      return Mono.just(call);
    }
    OwnTexts texts = new OwnTexts();
    Guards guards =
        new Guards(
            rules.of(applied.enforced(), own),
            rules.observed(applied.observed()),
            new Redactions(texts));
    call.context().guards(guards);
    Mono<Call> examined =
        guards.enforced().input().isEmpty()
            ? Mono.just(call)
            : requests.examined(call, guards, texts);
    return guards.observed().input().isEmpty()
        ? examined
        : examined.doOnNext(it -> it.context().observe(it.body().body()));
  }
}
