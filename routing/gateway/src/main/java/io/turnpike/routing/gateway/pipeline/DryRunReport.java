package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.DryRuns.DryRun;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.PlanWalks.Preview;
import io.turnpike.routing.plan.RoutePlan;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** What a dry run tells of a call that is prepared and not sent. */
final class DryRunReport {

  private DryRunReport() {}

  static DryRun of(Call call, Preview preview) {
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

  /** The other end of a dry run, which no answer can reach. */
  static Mono<Void> unanswered(Call call, Answer answer) {
    return Mono.error(new IllegalStateException("A request that is not sent has no answer."));
  }
}
