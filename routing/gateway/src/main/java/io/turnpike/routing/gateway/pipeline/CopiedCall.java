package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.gateway.attempt.ProviderCalls;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.usage.DecisionNote.CopyOf;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A copy of a request on its way: a call like any other, with a place among those in flight and a
 * usage event of its own, whose answer nobody reads.
 */
@Component
class CopiedCall {

  private final CallLifecycle calls;
  private final ProviderCalls providers;
  private final UsageJournal journal;

  CopiedCall(CallLifecycle calls, ProviderCalls providers, UsageJournal journal) {
    this.calls = calls;
    this.providers = providers;
    this.journal = journal;
  }

  Call copy(Call original, Shadow shadow) {
    UsageDraft draft = journal.begin(original.operation());
    draft.caller(original.caller());
    draft.labels(original.labels());
    draft.request(original.body().model(), original.body().stream(), original.body().body().length);
    draft.config(original.plan().config(), original.plan().version());
    draft.note(new CopyOf(shadow.at(), original.draft().id()));
    draft.decide("shadow");
    return new Call(
        original.caller(),
        original.operation(),
        original.body(),
        new RoutePlan(original.plan().config(), original.plan().version(), shadow.copy()),
        original.connections(),
        original.chosen(),
        original.requirements(),
        original.forwarded(),
        original.labels(),
        new RequestContext(draft.startNanos(), null),
        draft,
        UnreadReply.to(original, shadow.copy()),
        UnreadReply::discard);
  }

  Mono<Void> send(Call copy, Candidate candidate) {
    return calls.closing(
        copy.draft(),
        copy.client(),
        calls.run(copy, call -> providers.attempt(call, candidate, Chance.OTHERS_FOLLOW)),
        _ -> Mono.empty());
  }
}
