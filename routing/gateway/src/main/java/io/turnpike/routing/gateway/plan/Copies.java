package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.usage.DecisionNote.Copied;

/** Sends copies of requests to a second target, apart from the requests themselves. */
public interface Copies {

  /** Hands a copy over and returns at once; says what became of it. Never throws. */
  Copied offer(Call call, Shadow shadow, Candidate candidate);
}
