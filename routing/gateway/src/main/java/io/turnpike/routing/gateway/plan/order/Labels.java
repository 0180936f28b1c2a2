package io.turnpike.routing.gateway.plan.order;

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
import org.jspecify.annotations.Nullable;

/** Names of steps for people. */
public final class Labels {

  private Labels() {}

  /** A target's connection and model, or the mode of a nested step, behind the name it has. */
  public static String full(Step step) {
    String name = name(step);
    String what = step instanceof Target target ? address(target) : mode(step);
    return name == null ? what : name + " (" + what + ")";
  }

  private static String address(Target target) {
    String model = target.model();
    if (model == null) {
      return target.whereTo();
    }
    boolean whole = model.startsWith(target.connection()) && model.indexOf('/') >= 0;
    return whole ? model : target.whereTo() + "/" + model;
  }

  /** As the document calls it, else a target's connection, or the mode of a nested step. */
  public static String brief(Step step) {
    String name = name(step);
    if (name != null) {
      return name;
    }
    return step instanceof Target target ? target.whereTo() : mode(step);
  }

  private static @Nullable String name(Step step) {
    return switch (step) {
      case Target it -> it.name();
      case Named it -> it.name();
      case Rescue it -> name(it.step());
      case Shadow it -> name(it.step());
      default -> null;
    };
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
      case Named it -> mode(it.step());
      case Rescue it -> mode(it.step());
      case Shadow it -> mode(it.step());
    };
  }
}
