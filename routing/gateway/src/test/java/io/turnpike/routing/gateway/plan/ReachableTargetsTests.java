package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.target;
import static io.turnpike.routing.gateway.plan.QuerySamples.field;
import static io.turnpike.routing.gateway.plan.QuerySamples.metadata;
import static io.turnpike.routing.gateway.plan.QuerySamples.params;
import static io.turnpike.routing.gateway.plan.QuerySamples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a request is held against: the targets that it can end at. */
class ReachableTargetsTests {

  private final Scene scene = new Scene();

  @Test
  void belowAConditionOnlyTheBranchThatIsTakenCounts() {
    scene.body = "{\"model\":\"deep\",\"messages\":[]}";

    assertThat(reached(byModel(target("other")))).containsExactly("claude");
  }

  @Test
  void whatNoBranchTakesGoesTheOtherWayOrNowhere() {
    scene.body = "{\"model\":\"unheard-of\",\"messages\":[]}";

    assertThat(reached(byModel(target("other")))).containsExactly("other");
    assertThat(reached(byModel(null))).isEmpty();
  }

  @Test
  void allBranchesCountWhereTheClockHasYetToSay() {
    Query night = new Comparison(field(Source.TIME, "hour"), Operator.EQ, List.of(text("3")), null);
    Conditional plan =
        new Conditional("/c", List.of(new Branch("night", night, target("a"))), target("b"));

    assertThat(reached(plan)).containsExactly("a", "b");
  }

  @Test
  void theWalkEndsNowhereElse() {
    scene.metadata.put("plan", "pro");
    Step plan =
        new Conditional(
            "/c",
            List.of(
                new Branch("pro", metadata("plan", Operator.EQ, text("pro")), target("a")),
                new Branch("any", new Query.All(List.of()), target("b"))),
            null);

    scene.walk(plan).block();

    assertThat(reached(plan)).isEqualTo(scene.asked).containsExactly("a");
  }

  private static Conditional byModel(@Nullable Step otherwise) {
    return new Conditional(
        "/c",
        List.of(
            new Branch("chat", params("model", Operator.EQ, text("chat")), target("gpt")),
            new Branch("deep", params("model", Operator.EQ, text("deep")), target("claude"))),
        otherwise);
  }

  private List<String> reached(Step plan) {
    return ReachableTargets.of(scene.call(plan)).stream().map(Target::connection).toList();
  }
}
