package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.admission.Admission;
import io.turnpike.routing.gateway.admission.Admissions;
import io.turnpike.routing.gateway.attempt.AttemptFailed;
import io.turnpike.routing.gateway.attempt.Call;
import io.turnpike.routing.gateway.attempt.Candidate;
import io.turnpike.routing.gateway.attempt.Chance;
import io.turnpike.routing.gateway.attempt.ProviderCalls;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.usage.DecisionNote.CopyOf;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * A copy of a request on its way: a call like any other, with a place among those in flight and a
 * usage event of its own, whose answer nobody reads.
 */
@Component
class CopiedCall {

  private final Admissions admissions;
  private final ProviderCalls providers;
  private final UsageJournal journal;

  CopiedCall(Admissions admissions, ProviderCalls providers, UsageJournal journal) {
    this.admissions = admissions;
    this.providers = providers;
    this.journal = journal;
  }

  Call copy(Call original, Shadow shadow) {
    UsageDraft draft = journal.begin(original.operation().path());
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
        null,
        draft,
        UnreadReply.to(original, shadow.copy()));
  }

  Mono<Void> send(Call copy, Candidate candidate) {
    return admissions
        .check(copy.caller(), copy.requestedModel(), copy.estimatedInputTokens())
        .then(
            Mono.using(
                () -> admissions.enter(copy.caller()),
                _ -> attempt(copy, candidate),
                Admission::close))
        .onErrorResume(error -> failed(copy, error))
        .doFinally(signal -> close(copy.draft(), signal));
  }

  private Mono<Void> attempt(Call copy, Candidate candidate) {
    journal.open(copy.draft());
    return providers
        .attempt(copy, candidate, Chance.OTHERS_FOLLOW)
        .onErrorMap(AttemptFailed.class, last -> FailureAnswers.exhausted(copy, last));
  }

  private static Mono<Void> failed(Call copy, Throwable error) {
    GatewayFailure failure = FailureAnswers.of(error, copy.draft().id());
    copy.draft().failed(failure.status(), failure.code(), failure.sentence());
    return Mono.empty();
  }

  private void close(UsageDraft draft, SignalType signal) {
    if (signal == SignalType.CANCEL) {
      journal.cancelled(draft);
    } else {
      journal.ended(draft);
    }
  }
}
