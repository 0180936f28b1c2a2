package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.gateway.attempt.Candidates;
import io.turnpike.routing.gateway.attempt.ProviderCalls;
import io.turnpike.routing.gateway.attempt.TargetStats;
import io.turnpike.routing.gateway.attempt.permit.RetryBudgets;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.eligibility.Eligibility;
import io.turnpike.routing.gateway.plan.order.Dice;
import io.turnpike.routing.gateway.plan.query.Facts;
import io.turnpike.routing.usage.DecisionNote.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Carries out plans. Completes when the client has its answer; fails with {@link
 * io.turnpike.routing.gateway.call.AttemptFailed}, the last one, when there is nothing left to try.
 */
@Component
public class PlanWalks {

  private final Candidates candidates;
  private final TargetStats standings;
  private final UsagePricing pricing;
  private final ProviderCalls providers;
  private final RetryBudgets budgets;
  private final ShadowTraffic shadows;

  PlanWalks(
      Candidates candidates,
      TargetStats standings,
      UsagePricing pricing,
      ProviderCalls providers,
      RetryBudgets budgets,
      ShadowTraffic shadows) {
    this.candidates = candidates;
    this.standings = standings;
    this.pricing = pricing;
    this.providers = providers;
    this.budgets = budgets;
    this.shadows = shadows;
  }

  public Mono<Void> walk(Call call) {
    PlanEvaluation plan = evaluation(call);
    TargetAttempts attempts = new TargetAttempts(plan, providers::attempt, budgets::take);
    return new PlanWalk(plan, attempts, new Shadowing(plan, shadows)).walk();
  }

  /** What would become of a request that is not sent. Uses up nothing. */
  public Preview preview(Call call) {
    PlanEvaluation plan = evaluation(call);
    List<Place> places = new PlanPreview(plan).places();
    return places.isEmpty() ? refused(plan) : new Preview(places, null);
  }

  private static Preview refused(PlanEvaluation plan) {
    AttemptFailed refusal = Ineligible.all(plan.eligibility().left());
    new DecisionLog(plan.call()).refused(refusal);
    return new Preview(List.of(), refusal);
  }

  /**
   * @param places targets in the order they would be asked
   * @param failure why there is none; null when there is one
   */
  public record Preview(List<Place> places, @Nullable AttemptFailed failure) {}

  private PlanEvaluation evaluation(Call call) {
    Eligibility eligibility = new Eligibility(call, candidates, standings, pricing);
    return PlanEvaluation.of(call, eligibility, new Facts(call), Dice.FAIR);
  }
}
