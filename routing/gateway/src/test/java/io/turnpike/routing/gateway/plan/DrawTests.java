package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.balance;
import static io.turnpike.routing.gateway.plan.Plans.fallback;
import static io.turnpike.routing.gateway.plan.Plans.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.gateway.plan.order.Sequence;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Step.Sticky;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Load balancing and canaries: what chance makes of weights, and a hash in its place. */
class DrawTests {

  private static final Sticky BY_USER =
      new Sticky(List.of(new Field(Source.METADATA, List.of("user"), "metadata.user")));

  private final Scene scene = new Scene();

  @Test
  void threeToOneOverManyDraws() {
    Map<String, Integer> firsts = firsts(balance(null, "a", 3, "b", 1), 100_000);

    assertThat(firsts.get("a") / 100_000.0).isCloseTo(0.75, within(0.01));
  }

  @Test
  void theSecondChoiceIsDrawnByWeightToo() {
    Step plan = balance(null, "a", 2, "b", 3, "c", 1);
    int bAfterA = 0;
    int a = 0;
    for (int i = 0; i < 60_000; i++) {
      List<Step> steps = order(plan).steps();
      if (name(steps.getFirst()).equals("a")) {
        a++;
        bAfterA += name(steps.get(1)).equals("b") ? 1 : 0;
      }
    }

    assertThat(a / 60_000.0).isCloseTo(1.0 / 3, within(0.01));
    assertThat(bAfterA / (double) a).isCloseTo(0.75, within(0.01));
  }

  @Test
  void leavesOutWhatMayNotServeAndSharesItsPartByWeight() {
    scene.missing.add("b");

    Map<String, Integer> firsts = firsts(balance(null, "a", 1, "b", 7, "c", 3), 40_000);

    assertThat(firsts).containsOnlyKeys("a", "c");
    assertThat(firsts.get("c") / 40_000.0).isCloseTo(0.75, within(0.01));
  }

  @Test
  void givesNothingToAWeightOfZeroWhileAnotherMayServe() {
    Step plan = balance(null, "a", 0, "b", 1, "c", 0);
    assertThat(firsts(plan, 1_000)).containsOnlyKeys("b");

    scene.missing.add("b");
    assertThat(firsts(plan, 10)).containsOnlyKeys("a");
  }

  @Test
  void goesOnToTheOthersWhenTheDrawnOneFails() {
    scene.dice = () -> 0.5;
    scene.fails("a", FailureClass.TIMEOUT, 0);

    StepVerifier.create(scene.walk(balance(null, "a", 3, "b", 1))).verifyComplete();

    assertThat(scene.asked).containsExactly("a", "b");
    assertThat(scene.draft().decision()).isEqualTo("loadbalance:b 2/2 timeout");
    assertThat(scene.notes(Ordered.class))
        .containsExactly(
            new Ordered(
                "/balance",
                "loadbalance",
                List.of(
                    new Place("/a", "a/m", "weight 3, lot 0.231"),
                    new Place("/b", "b/m", "weight 1, lot 0.6931")),
                "drawn"));
  }

  @Test
  void judgesANestedStepByItsFirstTargetThatMayServe() {
    scene.missing.add("x");
    scene.missing.add("y");
    Step dead = fallback(target("x"), target("y"));
    Step alive = fallback(target("x"), target("z"));

    Step plan = balance(null, dead, 9, alive, 1);

    for (int i = 0; i < 100; i++) {
      assertThat(order(plan).steps()).containsExactly(alive);
    }
  }

  @Test
  void sameValuesStayWithTheSameTarget() {
    Step plan = balance(BY_USER, "a", 1, "b", 1, "c", 1);
    for (int user = 0; user < 50; user++) {
      scene.metadata.put("user", "u" + user);
      String first = name(order(plan).steps().getFirst());
      for (int i = 0; i < 5; i++) {
        assertThat(name(order(plan).steps().getFirst())).isEqualTo(first);
      }
    }
  }

  @Test
  void stickinessRespectsWeights() {
    Map<String, Integer> firsts = users(balance(BY_USER, "a", 3, "b", 1), 20_000);

    assertThat(count(firsts, "a") / 20_000.0).isCloseTo(0.75, within(0.01));
  }

  @Test
  void losingATargetMovesOnlyThoseWhoWereThere() {
    Step plan = balance(BY_USER, "a", 1, "b", 2, "c", 1);
    Map<String, String> before = homes(plan, 2_000);
    scene.missing.add("c");
    Map<String, String> after = homes(plan, 2_000);

    assertThat(before).containsValue("c");
    before.forEach(
        (user, home) -> {
          if (!home.equals("c")) {
            assertThat(after).containsEntry(user, home);
          }
        });
    assertThat(after.values()).doesNotContain("c").contains("a", "b");
  }

  @Test
  void theOrderInTheDocumentMovesNobody() {
    assertThat(homes(balance(BY_USER, "a", 1, "b", 2, "c", 1), 500))
        .isEqualTo(homes(balance(BY_USER, "c", 1, "a", 1, "b", 2), 500));
  }

  @Test
  void aRequestWithoutTheValuesIsDrawnAnew() {
    assertThat(firsts(balance(BY_USER, "a", 1, "b", 1), 200)).containsOnlyKeys("a", "b");
  }

  @Test
  void aWeightOfZeroIsNeverSticky() {
    assertThat(users(balance(BY_USER, "a", 1, "b", 0), 2_000)).containsOnlyKeys("a");
  }

  @Test
  void theCanaryGetsItsShareAndTheStableStepServesWhatFailsThere() {
    Canary plan = new Canary("/c", target("old"), target("new"), 10, null, Plans.ANY);
    assertThat(count(firsts(plan, 100_000), "new") / 100_000.0).isCloseTo(0.1, within(0.005));

    scene.dice = () -> 0.05;
    scene.fails("new", FailureClass.SERVER_ERROR, 500);
    StepVerifier.create(scene.walk(plan)).verifyComplete();
    assertThat(scene.asked).containsExactly("new", "old");
  }

  @Test
  void theRecordSaysWhatWasDrawnForTheCanary() {
    scene.dice = () -> 0.0731;

    StepVerifier.create(
            scene.walk(new Canary("/c", target("old"), target("new"), 10, null, Plans.ANY)))
        .verifyComplete();

    assertThat(scene.asked).containsExactly("new");
    assertThat(scene.notes(Ordered.class).getFirst().reason()).isEqualTo("drawn 7.31");
  }

  @Test
  void theRecordCallsStepsAsTheDocumentDoes() {
    scene.dice = () -> 0.05;
    Step stable = new Named("stable", new Fallback("/s", List.of(target("old")), Plans.ANY));

    StepVerifier.create(scene.walk(new Canary("/c", stable, target("new"), 10, null, Plans.ANY)))
        .verifyComplete();

    assertThat(scene.notes(Ordered.class).getFirst().order().getLast().label())
        .isEqualTo("stable (fallback)");
  }

  @Test
  void theStableShareNeverGoesToTheCanary() {
    scene.dice = () -> 0.5;
    scene.fails("old", FailureClass.SERVER_ERROR, 500);

    StepVerifier.create(
            scene.walk(new Canary("/c", target("old"), target("new"), 10, null, Plans.ANY)))
        .verifyError();

    assertThat(scene.asked).containsExactly("old");
  }

  @Test
  void aLargerShareKeepsWhoeverIsOnTheCanary() {
    for (int user = 0; user < 500; user++) {
      scene.metadata.put("user", "u" + user);
      boolean small = isOnCanary(20);
      boolean large = isOnCanary(40);
      assertThat(!small || large).isTrue();
    }
  }

  @Test
  void anOpenBreakerLeavesTheDrawButNotMoreThanHalfOfTheGroup() {
    for (String name : List.of("a", "b", "c")) {
      scene.standings.put(
          name, Scene.standing(Breaker.OPEN, 10, name.equals("a") ? 0.1 : 0.4, -1, 0, null));
    }

    Map<String, Integer> firsts = firsts(balance(null, "a", 1, "b", 1, "c", 1, "d", 1), 2_000);

    assertThat(firsts).hasSize(2).containsKey("d").doesNotContainKey("a");
  }

  private boolean isOnCanary(double percent) {
    Canary plan = new Canary("/c", target("old"), target("new"), percent, BY_USER, Plans.ANY);
    return name(order(plan).steps().getFirst()).equals("new");
  }

  private Map<String, Integer> users(Step plan, int users) {
    Map<String, Integer> firsts = new HashMap<>();
    homes(plan, users).values().forEach(home -> firsts.merge(home, 1, Integer::sum));
    return firsts;
  }

  private Map<String, String> homes(Step plan, int users) {
    Map<String, String> homes = new HashMap<>();
    for (int user = 0; user < users; user++) {
      scene.metadata.put("user", "u" + user);
      homes.put("u" + user, name(order(plan).steps().getFirst()));
    }
    return homes;
  }

  private Map<String, Integer> firsts(Step plan, int draws) {
    Map<String, Integer> firsts = new HashMap<>();
    for (int i = 0; i < draws; i++) {
      firsts.merge(name(order(plan).steps().getFirst()), 1, Integer::sum);
    }
    return firsts;
  }

  /** Of a new request. */
  private Sequence order(Step plan) {
    return scene.evaluation(plan).orders().of(plan);
  }

  private static int count(Map<String, Integer> firsts, String name) {
    return firsts.getOrDefault(name, 0);
  }

  private static String name(Step step) {
    return ((Target) step).connection();
  }
}
