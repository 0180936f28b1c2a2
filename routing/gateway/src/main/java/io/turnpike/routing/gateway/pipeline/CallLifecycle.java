package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.admission.Admission;
import io.turnpike.routing.gateway.admission.Admissions;
import io.turnpike.routing.gateway.admission.Holds;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.gateway.call.ClientGone;
import io.turnpike.routing.gateway.plan.ReachableTargets;
import io.turnpike.routing.gateway.usage.Settlement;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.tenants.Caller;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * What holds for every call, a client's own and a shadow's copy of it: it is admitted, it is in the
 * journal before anything is sent, and it ends with one usage event.
 */
@Component
public class CallLifecycle {

  private final Admissions admissions;
  private final Holds holds;
  private final UsageJournal journal;

  CallLifecycle(Admissions admissions, Holds holds, UsageJournal journal) {
    this.admissions = admissions;
    this.holds = holds;
    this.journal = journal;
  }

  /**
   * Admits a call and carries it out; what is to be done at its end is done then. Fails with {@link
   * AdmissionDegraded} where it is to be carried out another way.
   *
   * @param walk asks whom the call is for, and fails with {@link AttemptFailed} when that is over
   */
  public Mono<Void> run(Call call, Function<Call, Mono<Void>> walk) {
    return run(call, walk, false);
  }

  /** The same for one that goes that other way. */
  Mono<Void> runDegraded(Call call, Function<Call, Mono<Void>> walk) {
    return run(call, walk, true);
  }

  /** Whether anything can have calls of this caller go that other way. */
  boolean mayDegrade(Caller caller) {
    return holds.concern(caller);
  }

  private Mono<Void> run(Call call, Function<Call, Mono<Void>> walk, boolean degraded) {
    return Mono.using(
        () -> admissions.enter(call.caller(), wholeBytes(call)),
        _ -> admitted(call, walk, degraded),
        place -> leave(place, call));
  }

  /**
   * Sends a whole answer. What is held for it comes free before its client can know that it is
   * there, so that whoever asks one thing after the other never competes with itself.
   */
  Mono<Void> settling(UsageDraft draft, Mono<Void> sending) {
    return draft.settlement() == Settlement.NONE
        ? sending
        : sending.doFirst(() -> journal.settled(draft));
  }

  /**
   * Closes the usage event, whatever the work ends with; of a failure it tells who is still there.
   */
  public Mono<Void> closing(
      UsageDraft draft,
      ClientConnection client,
      Mono<Void> work,
      Function<GatewayFailure, Mono<Void>> refusal) {
    return work.onErrorResume(error -> failed(draft, client, error, refusal))
        .doFinally(signal -> close(draft, signal));
  }

  private Mono<Void> admitted(Call call, Function<Call, Mono<Void>> walk, boolean degraded) {
    return holds.concern(call.caller())
        ? holds
            .hold(call, ReachableTargets.of(call), degraded)
            .then(Mono.defer(() -> opened(call, walk)))
        : opened(call, walk);
  }

  private Mono<Void> opened(Call call, Function<Call, Mono<Void>> walk) {
    journal.open(call.draft());
    return walk.apply(call)
        .onErrorMap(AttemptFailed.class, last -> FailureAnswers.exhausted(call, last));
  }

  /** What it takes in memory until it is answered whole. */
  private static long wholeBytes(Call call) {
    return call.body().stream() ? 0 : call.body().body().length;
  }

  private static void leave(Admission place, Call call) {
    place.close();
    call.context().end();
  }

  private Mono<Void> failed(
      UsageDraft draft,
      ClientConnection client,
      Throwable error,
      Function<GatewayFailure, Mono<Void>> refusal) {
    if (error instanceof ClientGone || client.isGone()) {
      journal.cancelled(draft);
      return Mono.empty();
    }
    GatewayFailure failure = FailureAnswers.of(error, draft.id());
    draft.failed(failure.status(), failure.code(), failure.sentence());
    return refusal.apply(failure);
  }

  private void close(UsageDraft draft, SignalType signal) {
    if (signal == SignalType.CANCEL) {
      journal.cancelled(draft);
    } else {
      journal.ended(draft);
    }
  }
}
