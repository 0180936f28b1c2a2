package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.query.Facts;
import io.turnpike.routing.gateway.plan.query.Queries;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The first branch whose query holds, and no other. */
final class ByCondition {

  private static final Failover NOWHERE = new Failover(false, Set.of(), Set.of());

  private final Call call;
  private final Queries queries;

  ByCondition(Call call, Facts facts) {
    this.call = call;
    this.queries = new Queries(facts);
  }

  Sequence conditional(Conditional step) {
    queries.expect(step);
    for (Branch branch : step.branches()) {
      List<Seen> seen = new ArrayList<>(4);
      boolean held = queries.holds(branch.query(), seen);
      call.draft().note(new Evaluated(step.at(), branch.then(), held, seen));
      if (held) {
        return sequence(step, List.of(branch.step()), branch.then());
      }
    }
    Step otherwise = step.otherwise();
    call.draft().note(new Evaluated(step.at(), "default", otherwise != null, List.of()));
    return sequence(step, otherwise == null ? List.of() : List.of(otherwise), "default");
  }

  private static Sequence sequence(Conditional step, List<Step> steps, String chosen) {
    return new Sequence(step.at(), "conditional", steps, NOWHERE, chosen);
  }
}
