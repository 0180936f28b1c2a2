package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.RoutePlan.Fallback;
import io.turnpike.routing.plan.RoutePlan.Step;

/** As written. */
final class ByDocument {

  private final Call call;

  ByDocument(Call call) {
    this.call = call;
  }

  Sequence fallback(Fallback fallback) {
    Ranking ranking = new Ranking(fallback.steps().size());
    for (Step step : fallback.steps()) {
      ranking.add(step, 0, 0, 0);
    }
    call.draft().note(ranking.note(fallback.at(), "fallback", null, (_, _, _) -> null));
    return new Sequence(fallback.at(), "fallback", fallback.steps(), fallback.failover());
  }
}
