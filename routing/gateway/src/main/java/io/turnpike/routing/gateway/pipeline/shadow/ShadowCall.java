package io.turnpike.routing.gateway.pipeline.shadow;

import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.attempt.ProviderCalls;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.pipeline.CallLifecycle;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A shadow of a request on its way: a call like any other, with a place among those in flight and a
 * usage event of its own, whose answer nobody reads.
 */
@Component
class ShadowCall {

  private final CallLifecycle calls;
  private final ProviderCalls providers;
  private final UsageJournal journal;

  ShadowCall(CallLifecycle calls, ProviderCalls providers, UsageJournal journal) {
    this.calls = calls;
    this.providers = providers;
    this.journal = journal;
  }

  Call of(Call original, Shadow shadow) {
    UsageDraft draft = journal.begin(original.operation().name());
    draft.caller(original.caller());
    draft.labels(original.labels());
    draft.request(original.body().model(), original.body().stream(), original.body().promptBytes());
    draft.config(original.plan().config(), original.plan().version());
    draft.note(new ShadowOf(shadow.at(), original.draft().id()));
    draft.decide("shadow");
    return new Call(
        original.caller(),
        original.operation(),
        original.body().kept(),
        new RoutePlan(original.plan().config(), original.plan().version(), shadow.copy()),
        original.connections(),
        original.chosen(),
        original.requirements(),
        original.forwarded(),
        original.labels(),
        new RequestContext(draft.startNanos(), null),
        draft,
        ShadowReply.to(original, shadow.copy()),
        ShadowReply::discard);
  }

  /** It shows what this target does, so that no other can stand in for it. */
  private static GatewayFailure tooDear(AdmissionDegraded why) {
    return GatewayFailure.of(
        402,
        GatewayFailure.OVER_BUDGET,
        "The budget \"" + why.budget() + "\" has no room for a copy of a request.");
  }

  Mono<Void> send(Call shadow, Candidate candidate) {
    return calls.closing(
        shadow.draft(),
        shadow.client(),
        calls
            .run(shadow, call -> providers.attempt(call, candidate, Chance.OTHERS_FOLLOW))
            .onErrorMap(AdmissionDegraded.class, ShadowCall::tooDear),
        _ -> Mono.empty());
  }
}
