package io.turnpike.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.RoutePlan.Fallback;
import io.turnpike.routing.plan.RoutePlan.Rescue;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.plan.RoutePlan.Step;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanStepsTests {

  private static final Step PLAN =
      new Fallback(
          List.of(
              new Shadow("", to("a"), to("copy"), 100, 60),
              new Rescue("", to("b"), List.of(to("larger")), List.of(to("milder")))),
          Set.of(),
          Set.of());

  @Test
  void aRequestCanEndAtDetoursAndNeverAtACopy() {
    List<String> serving = new ArrayList<>();
    PlanSteps.forEachServing(PLAN, target -> serving.add(target.connection()));

    assertThat(serving).containsExactly("a", "b", "larger", "milder");
  }

  @Test
  void everyTargetIsEveryTarget() {
    List<String> all = new ArrayList<>();
    PlanSteps.forEachTarget(PLAN, target -> all.add(target.connection()));

    assertThat(all).containsExactly("a", "copy", "b", "larger", "milder");
  }

  private static Target to(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }
}
