package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.query.Facts;
import io.turnpike.routing.gateway.plan.query.Queries;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets that one request can end at. Below a condition it is those of the branch that it
 * takes, so that what one group of models costs, or may not be asked, is no matter of requests for
 * another; all of them where the clock, or what is held, has yet to say which.
 */
public final class ReachableTargets {

  private final Queries queries;
  private final List<Target> targets = new ArrayList<>(4);

  private ReachableTargets(Call call) {
    this.queries = new Queries(new Facts(call));
  }

  /** In the order of the document; no shadow's. */
  public static List<Target> of(Call call) {
    ReachableTargets reach = new ReachableTargets(call);
    reach.walk(call.plan().root());
    return reach.targets;
  }

  private void walk(Step step) {
    switch (step) {
      case Target target -> targets.add(target);
      case Shadow shadow -> walk(shadow.step());
      case Conditional conditional when Queries.isSettled(conditional) -> {
        Step taken = taken(conditional);
        if (taken != null) {
          walk(taken);
        }
      }
      default -> PlanSteps.below(step).forEach(this::walk);
    }
  }

  private @Nullable Step taken(Conditional conditional) {
    queries.expect(conditional);
    for (Branch branch : conditional.branches()) {
      if (queries.holds(branch.query(), new ArrayList<>(4))) {
        return branch.step();
      }
    }
    return conditional.otherwise();
  }
}
