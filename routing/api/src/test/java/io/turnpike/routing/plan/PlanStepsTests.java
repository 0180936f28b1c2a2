package io.turnpike.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
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
