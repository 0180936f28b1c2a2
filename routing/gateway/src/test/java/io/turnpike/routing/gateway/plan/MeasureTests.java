package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.ANY;
import static io.turnpike.routing.gateway.plan.Plans.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Least latency, least busy, cheapest and priority. */
class MeasureTests {

  private final Scene scene = new Scene();

  @Test
  void theQuickestGoesFirstAndTheNextQuickestFollows() {
    latency("a", 300_000, 0);
    latency("b", 100_000, 0);
    latency("c", 200_000, 0);
    scene.fails("b", FailureClass.TIMEOUT, 0);

    StepVerifier.create(scene.walk(leastLatency(0, "a", "b", "c"))).verifyComplete();

    assertThat(scene.asked).containsExactly("b", "c");
    assertThat(scene.notes(Ordered.class).getFirst().order())
        .containsExactly(
            new Place("/b", "b/m", "100 ms"),
            new Place("/c", "c/m", "200 ms"),
            new Place("/a", "a/m", "300 ms"));
    assertThat(scene.draft().decision()).isEqualTo("least_latency:c 2/3 timeout");
  }

  @Test
  void whatNobodyHasMeasuredGoesFirstUnlessSomebodyIsAboutTo() {
    latency("a", 100_000, 0);
    latency("b", -1, 0);
    assertThat(order(leastLatency(0, "a", "b"))).containsExactly("b", "a");

    latency("b", -1, 1);
    assertThat(order(leastLatency(0, "a", "b"))).containsExactly("a", "b");
  }

  @Test
  void probesFindATargetThatHasRecovered() {
    latency("a", 100_000, 0);
    latency("b", 900_000, 0);
    latency("c", 800_000, 0);
    int probes = 0;
    Set<String> probed = new TreeSet<>();
    for (int i = 0; i < 20_000; i++) {
      List<String> order = order(leastLatency(5, "a", "b", "c"));
      if (!order.getFirst().equals("a")) {
        probes++;
        probed.add(order.getFirst());
        assertThat(order).hasSize(3).doesNotHaveDuplicates();
        assertThat(scene.notes(Ordered.class).getLast().reason()).isEqualTo("probe");
      }
    }
    assertThat(probes / 20_000.0).isCloseTo(0.05, within(0.01));
    assertThat(probed).containsExactly("b", "c");
  }

  @Test
  void theLeastBusyGoesFirstAndEqualsTakeTurns() {
    latency("a", 1, 3);
    latency("b", 1, 1);
    latency("c", 1, 1);
    Step plan = new LeastBusy("/l", steps("a", "b", "c"), ANY);
    Set<String> firsts = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      List<String> order = order(plan);
      firsts.add(order.getFirst());
      assertThat(order.getLast()).isEqualTo("a");
    }
    assertThat(firsts).containsExactly("b", "c");
    assertThat(scene.notes(Ordered.class).getFirst().order().getLast().measure())
        .isEqualTo("3 in flight");
  }

  @Test
  void theCheapestGoesFirstAndUnknownPricesLast() {
    scene.body = "{\"max_tokens\":90,\"messages\":[]}";
    scene.prices.put("a", 200L);
    scene.prices.put("c", 100L);

    assertThat(order(new Cheapest("/c", steps("a", "b", "c"), ANY))).containsExactly("c", "a", "b");
    assertThat(scene.notes(Ordered.class).getFirst().order())
        .extracting(Place::measure)
        .containsExactly("$0.0000098", "$0.0000196", "price unknown");
  }

  @Test
  void tiersComeInOrderWhateverTheyCost() {
    scene.prices.put("a", 1L);
    scene.prices.put("b", 1_000L);
    scene.prices.put("c", 1_000L);
    Step plan =
        priority(
            new Tiered(target("a"), 2), new Tiered(target("b"), 1), new Tiered(target("c"), 1));
    for (int i = 0; i < 100; i++) {
      assertThat(order(plan).getLast()).isEqualTo("a");
    }
  }

  @Test
  void insideATierHealthOverTheSquareOfThePriceDecides() {
    scene.prices.put("a", 100L);
    scene.prices.put("b", 200L);
    Step plan = priority(new Tiered(target("a"), 1), new Tiered(target("b"), 1));
    assertThat(shareOf("a", plan)).isCloseTo(0.8, within(0.01));

    scene.standings.put("a", Scene.standing(Breaker.CLOSED, -1, 0.25, -1, 0, null));
    assertThat(shareOf("a", plan)).isCloseTo(0.5, within(0.01));
    assertThat(scene.notes(Ordered.class).getLast().order())
        .extracting(Place::measure)
        .anyMatch(measure -> measure.startsWith("tier 1, health 25 %, $"));
  }

  @Test
  void anUnknownPriceWeighsLeast() {
    scene.prices.put("a", 100L);
    scene.prices.put("b", 200L);
    Step plan =
        priority(
            new Tiered(target("a"), 1), new Tiered(target("b"), 1), new Tiered(target("c"), 1));

    assertThat(shareOf("c", plan)).isBetween(0.02, shareOf("b", plan));
  }

  @Test
  void whatMayNotServeIsInNoOrder() {
    scene.missing.add("b");
    for (Step plan :
        List.of(
            leastLatency(50, "a", "b", "c"),
            new LeastBusy("/l", steps("a", "b", "c"), ANY),
            new Cheapest("/c", steps("a", "b", "c"), ANY),
            priority(
                new Tiered(target("b"), 0),
                new Tiered(target("a"), 1),
                new Tiered(target("c"), 1)))) {
      assertThat(order(plan)).containsExactlyInAnyOrder("a", "c");
    }
  }

  private double shareOf(String name, Step plan) {
    int first = 0;
    for (int i = 0; i < 20_000; i++) {
      first += order(plan).getFirst().equals(name) ? 1 : 0;
    }
    return first / 20_000.0;
  }

  private List<String> order(Step plan) {
    return scene.evaluation(plan).orders().of(plan).steps().stream()
        .map(step -> ((Target) step).connection())
        .toList();
  }

  private void latency(String name, long micros, int inFlight) {
    scene.standings.put(name, Scene.standing(Breaker.CLOSED, -1, 1, micros, inFlight, null));
  }

  private static Step leastLatency(double probePercent, String... names) {
    return new LeastLatency("/l", steps(names), probePercent, ANY);
  }

  private static Step priority(Tiered... choices) {
    return new Priority("/p", List.of(choices), ANY);
  }

  private static List<Step> steps(String... names) {
    return Stream.of(names).map(name -> (Step) target(name)).toList();
  }
}
