package io.turnpike.routing.plan.order;

import io.turnpike.routing.RoutePlan.Canary;
import io.turnpike.routing.RoutePlan.Cheapest;
import io.turnpike.routing.RoutePlan.Conditional;
import io.turnpike.routing.RoutePlan.Fallback;
import io.turnpike.routing.RoutePlan.LeastBusy;
import io.turnpike.routing.RoutePlan.LeastLatency;
import io.turnpike.routing.RoutePlan.LoadBalance;
import io.turnpike.routing.RoutePlan.Priority;
import io.turnpike.routing.RoutePlan.Rescue;
import io.turnpike.routing.RoutePlan.Shadow;
import io.turnpike.routing.RoutePlan.Step;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.plan.eligibility.Eligibility;
import io.turnpike.routing.plan.query.Facts;

/**
 * Puts the steps of a strategy in the order in which one request is to try them, and writes down
 * why. Whether anything is sent is not its concern.
 */
public final class Orders {

  private final ByDraw draws;
  private final ByCondition conditions;
  private final ByMeasure measures;
  private final ByDocument document;

  public Orders(Call call, Eligibility eligibility, Facts facts, Dice dice) {
    Group group = new Group(eligibility);
    Representatives representatives = Representatives.considering(eligibility);
    this.draws = new ByDraw(call, group, representatives, new StickyHash(call, facts), dice);
    this.conditions = new ByCondition(call, facts);
    this.measures = new ByMeasure(call, group, eligibility.prices(), dice);
    this.document = new ByDocument(call);
  }

  /** Of a strategy; targets, rescues and shadows have no order. */
  public Sequence of(Step strategy) {
    return switch (strategy) {
      case Fallback it -> document.fallback(it);
      case LoadBalance it -> draws.loadBalance(it);
      case Canary it -> draws.canary(it);
      case Conditional it -> conditions.conditional(it);
      case LeastLatency it -> measures.leastLatency(it);
      case LeastBusy it -> measures.leastBusy(it);
      case Cheapest it -> measures.cheapest(it);
      case Priority it -> measures.priority(it);
      case Target _, Rescue _, Shadow _ ->
          throw new IllegalArgumentException("No strategy: " + strategy.at());
    };
  }
}
