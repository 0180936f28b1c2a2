package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import java.util.List;

/** The plan of a request without a config: one connection, once. */
final class DirectPlan {

  private DirectPlan() {}

  static RoutePlan to(String connection) {
    return new RoutePlan(null, 0, new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE));
  }
}
