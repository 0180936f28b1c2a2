package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.DryRuns.DryRun;
import io.turnpike.routing.gateway.attempt.AttemptFailed;
import io.turnpike.routing.gateway.attempt.Call;
import io.turnpike.routing.gateway.plan.PlanWalks;
import io.turnpike.routing.gateway.plan.PlanWalks.Preview;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.Caller;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The first half of {@link GatewayPipeline}: all that is decided before anything is sent. */
@Component
public class Previews {

  private final RequestReader requests;
  private final PlanResolver plans;
  private final Reach reach;
  private final PlanWalks walks;
  private final UsageJournal journal;

  Previews(
      RequestReader requests,
      PlanResolver plans,
      Reach reach,
      PlanWalks walks,
      UsageJournal journal) {
    this.requests = requests;
    this.plans = plans;
    this.reach = reach;
    this.walks = walks;
    this.journal = journal;
  }

  /** Fails with GatewayFailure as the request would. Leaves no usage event. */
  public Mono<DryRun> preview(ClientExchange client, Caller caller) {
    UsageDraft draft = journal.begin(client.operation().path());
    draft.caller(caller);
    return requests
        .read(client, caller, draft)
        .flatMap(request -> plans.plan(request).flatMap(plan -> reach.call(request, plan)))
        .map(this::preview);
  }

  private DryRun preview(Call call) {
    Preview preview = walks.preview(call);
    AttemptFailed failure = preview.failure();
    RoutePlan plan = call.plan();
    return new DryRun(
        Objects.requireNonNullElse(plan.config(), ""),
        plan.version(),
        call.draft().notes(),
        preview.places(),
        Objects.requireNonNullElse(call.draft().decision(), "none"),
        failure == null ? null : failure.sentence());
  }
}
