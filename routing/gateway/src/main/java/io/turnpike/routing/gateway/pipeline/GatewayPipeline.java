package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.admission.Admission;
import io.turnpike.routing.gateway.admission.Admissions;
import io.turnpike.routing.gateway.attempt.AttemptFailed;
import io.turnpike.routing.gateway.attempt.Call;
import io.turnpike.routing.gateway.attempt.ClientGone;
import io.turnpike.routing.gateway.plan.PlanWalks;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.tenants.Caller;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** The order in which a request meets its stages. Everything else in this module is one of them. */
@Component
public class GatewayPipeline {

  private final Callers callers;
  private final RequestReader requests;
  private final PlanResolver plans;
  private final Reach reach;
  private final Admissions admissions;
  private final PlanWalks walks;
  private final UsageJournal journal;

  GatewayPipeline(
      Callers callers,
      RequestReader requests,
      PlanResolver plans,
      Reach reach,
      Admissions admissions,
      PlanWalks walks,
      UsageJournal journal) {
    this.callers = callers;
    this.requests = requests;
    this.plans = plans;
    this.reach = reach;
    this.admissions = admissions;
    this.walks = walks;
    this.journal = journal;
  }

  /** Answers a request to be routed, whatever happens, and leaves one usage event. */
  public Mono<Void> serve(ClientExchange client) {
    return identified(
        client,
        (caller, draft) ->
            requests.read(client, caller, draft).flatMap(this::planned).flatMap(this::admit));
  }

  /** Answers with an error that needs a known caller to be told. */
  public Mono<Void> refuse(ClientExchange client, GatewayFailure failure) {
    return identified(client, (_, _) -> Mono.error(failure));
  }

  /** Answers for a known caller; anyone else is refused. */
  public Mono<Void> identified(
      ClientExchange client, BiFunction<Caller, UsageDraft, Mono<Void>> answer) {
    UsageDraft draft = journal.begin(client.operation().path());
    return callers
        .authenticate(client, draft)
        .flatMap(caller -> answer.apply(caller, draft))
        .onErrorResume(error -> refuse(client, draft, error))
        .doFinally(signal -> close(draft, signal));
  }

  private Mono<Call> planned(GatewayRequest request) {
    return plans.plan(request).flatMap(plan -> reach.call(request, plan));
  }

  private Mono<Void> admit(Call call) {
    return admissions
        .check(call.caller(), call.requestedModel(), call.estimatedInputTokens())
        .then(
            Mono.using(
                () -> admissions.enter(call.caller(), wholeBytes(call)),
                _ -> dispatch(call),
                Admission::close));
  }

  /** What it takes in memory until it is answered whole. */
  private static long wholeBytes(Call call) {
    return call.body().stream() ? 0 : call.body().body().length;
  }

  private Mono<Void> dispatch(Call call) {
    journal.open(call.draft());
    return walks
        .walk(call)
        .onErrorMap(AttemptFailed.class, last -> FailureAnswers.exhausted(call, last));
  }

  private Mono<Void> refuse(ClientExchange client, UsageDraft draft, Throwable error) {
    if (error instanceof ClientGone || client.isGone()) {
      journal.cancelled(draft);
      return Mono.empty();
    }
    GatewayFailure failure = FailureAnswers.of(error, draft.id());
    draft.failed(failure.status(), failure.code(), failure.sentence());
    return client.refuse(failure, draft);
  }

  private void close(UsageDraft draft, SignalType signal) {
    if (signal == SignalType.CANCEL) {
      journal.cancelled(draft);
    } else {
      journal.ended(draft);
    }
  }
}
