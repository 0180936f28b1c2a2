package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.eligibility.Eligibility;
import io.turnpike.routing.gateway.plan.query.Facts;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Target;

/**
 * Puts the steps of a strategy in the order in which one request is to try them, and writes down
 * why. Whether anything is sent is not its concern.
 */
public final class Orders {

  private final ByDraw draws;
  private final ByCondition conditions;
  private final ByMeasure measures;
  private final Call call;

  public Orders(Call call, Eligibility eligibility, Facts facts, Dice dice) {
    Group group = new Group(eligibility);
    Representatives representatives = Representatives.considering(eligibility);
    this.draws = new ByDraw(call, group, representatives, new StickyHash(call, facts), dice);
    this.conditions = new ByCondition(call, facts);
    this.measures = new ByMeasure(call, group, eligibility.prices(), dice);
    this.call = call;
  }

  /** Of a strategy; targets, rescues and shadows have no order. */
  public Sequence of(Step strategy) {
    return switch (strategy) {
      case Fallback it -> asWritten(it);
      case LoadBalance it -> draws.loadBalance(it);
      case Canary it -> draws.canary(it);
      case Conditional it -> conditions.conditional(it);
      case LeastLatency it -> measures.leastLatency(it);
      case LeastBusy it -> measures.leastBusy(it);
      case Cheapest it -> measures.cheapest(it);
      case Priority it -> measures.priority(it);
      case Target _, Named _, Rescue _, Shadow _ ->
          throw new IllegalArgumentException("No strategy: " + strategy.at());
    };
  }

  private Sequence asWritten(Fallback fallback) {
    Ranking ranking = new Ranking(fallback.steps().size());
    for (Step step : fallback.steps()) {
      ranking.add(step, 0, 0, 0);
    }
    call.draft().note(ranking.note(fallback.at(), "fallback", null, (_, _, _) -> null));
    return new Sequence(fallback.at(), "fallback", fallback.steps(), fallback.failover());
  }
}
