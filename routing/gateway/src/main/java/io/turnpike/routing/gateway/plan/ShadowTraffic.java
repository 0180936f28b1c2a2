package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.usage.DecisionNote.Shadowed;

/** Sends copies of requests to a second target, apart from the requests themselves. */
public interface ShadowTraffic {

  /** Hands a copy over and returns at once; says what became of it. Never throws. */
  Shadowed offer(Call call, Shadow shadow, Candidate candidate);
}
