package io.turnpike.routing.plan;

import io.turnpike.routing.DecisionNote.Copied;
import io.turnpike.routing.RoutePlan.Shadow;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.attempt.Candidate;

/** Sends copies of requests to a second target, apart from the requests themselves. */
public interface Copies {

  /** Hands a copy over and returns at once; says what became of it. Never throws. */
  Copied offer(Call call, Shadow shadow, Candidate candidate);
}
