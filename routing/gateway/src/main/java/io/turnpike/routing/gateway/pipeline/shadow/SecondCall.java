package io.turnpike.routing.gateway.pipeline.shadow;

import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.cache.meaning.SecondCalls;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Guards;
import io.turnpike.routing.gateway.call.Keeper;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.guard.Guarding;
import io.turnpike.routing.gateway.pipeline.CallLifecycle;
import io.turnpike.routing.gateway.plan.PlanWalks;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A request that was answered by what is kept, made all the same: with a usage event of its own,
 * and an answer that only its keeper reads.
 */
@Component
class SecondCall implements SecondCalls {

  /** JSON pointer of what asks for them. */
  private static final String AT = "/cache";

  /** Of one config, on one node. */
  private static final int PER_MINUTE = 20;

  private final CallLifecycle calls;
  private final PlanWalks walks;
  private final Guarding guardrails;
  private final UsageJournal journal;
  private final ShadowRateLimit rates = new ShadowRateLimit();

  SecondCall(CallLifecycle calls, PlanWalks walks, Guarding guardrails, UsageJournal journal) {
    this.calls = calls;
    this.walks = walks;
    this.guardrails = guardrails;
    this.journal = journal;
  }

  @Override
  public @Nullable Call of(Call original) {
    return rates.take(original, AT, PER_MINUTE) ? copy(original) : null;
  }

  private Call copy(Call original) {
    UsageDraft draft = journal.begin(original.operation().name());
    draft.caller(original.caller());
    draft.labels(original.labels());
    draft.request(original.body().model(), original.body().stream(), original.body().promptBytes());
    draft.config(original.plan().config(), original.plan().version());
    draft.note(new ShadowOf(AT, original.draft().id()));
    RequestContext context = new RequestContext(draft.startNanos(), null);
    Guards guards = original.context().guards();
    if (guards != null) {
      context.guards(guards);
    }
    return new Call(
        original.caller(),
        original.operation(),
        original.body().kept(),
        original.plan(),
        original.connections(),
        original.chosen(),
        original.requirements(),
        original.forwarded(),
        original.labels(),
        context,
        draft,
        ShadowReply.toAllOf(original),
        this::delivered);
  }

  @Override
  public Mono<Void> make(Call second, Keeper keeper) {
    second.context().keeper(keeper);
    Mono<Void> made =
        calls
            .run(second, walks::walk)
            .onErrorMap(AdmissionDegraded.class, SecondCall::tooDear)
            .doOnTerminate(() -> second.draft().decide("cache:verification"));
    return calls
        .closing(second.draft(), second.client(), made, _ -> Mono.empty())
        .onErrorComplete();
  }

  private Mono<Void> delivered(Call second, Answer answer) {
    Delivery nobody = ShadowReply::discard;
    Keeper keeper = second.context().keeper();
    return guardrails.out(
        second,
        answer,
        keeper == null ? nobody : (checked, what) -> keeper.keep(checked, what, nobody));
  }

  private static GatewayFailure tooDear(AdmissionDegraded why) {
    return GatewayFailure.of(
        402,
        GatewayFailure.OVER_BUDGET,
        "The budget \"" + why.budget() + "\" has no room to make a request once more.");
  }
}
