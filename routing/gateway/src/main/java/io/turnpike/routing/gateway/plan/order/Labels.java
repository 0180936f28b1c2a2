package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.plan.RoutePlan.Canary;
import io.turnpike.routing.plan.RoutePlan.Cheapest;
import io.turnpike.routing.plan.RoutePlan.Conditional;
import io.turnpike.routing.plan.RoutePlan.Fallback;
import io.turnpike.routing.plan.RoutePlan.LeastBusy;
import io.turnpike.routing.plan.RoutePlan.LeastLatency;
import io.turnpike.routing.plan.RoutePlan.LoadBalance;
import io.turnpike.routing.plan.RoutePlan.Priority;
import io.turnpike.routing.plan.RoutePlan.Rescue;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.plan.RoutePlan.Step;
import io.turnpike.routing.plan.RoutePlan.Target;

/** Names of steps for people. */
public final class Labels {

  private Labels() {}

  /** A target's connection and model; the mode of a nested step. */
  public static String full(Step step) {
    if (!(step instanceof Target target)) {
      return mode(step);
    }
    String model = target.model();
    if (model == null) {
      return target.whereTo();
    }
    boolean whole = model.startsWith(target.connection()) && model.indexOf('/') >= 0;
    return whole ? model : target.whereTo() + "/" + model;
  }

  /** As the document calls a target, else its connection; the mode of a nested step. */
  public static String brief(Step step) {
    if (!(step instanceof Target target)) {
      return mode(step);
    }
    String name = target.name();
    return name == null ? target.whereTo() : name;
  }

  /** As written in configs. */
  static String mode(Step step) {
    return switch (step) {
      case Target _ -> "single";
      case Fallback _ -> "fallback";
      case LoadBalance _ -> "loadbalance";
      case Canary _ -> "canary";
      case Conditional _ -> "conditional";
      case LeastLatency _ -> "least_latency";
      case LeastBusy _ -> "least_busy";
      case Cheapest _ -> "cheapest";
      case Priority _ -> "priority";
      case Rescue it -> mode(it.step());
      case Shadow it -> mode(it.step());
    };
  }
}
