package io.turnpike.routing.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.plan.Query.All;
import io.turnpike.routing.plan.Query.Any;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Step.Weighted;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Plans of any shape, in any weather: what holds of every one of them. */
class RandomPlansTests {

  private static final int PLANS = 4_000;
  private static final int CONNECTIONS = 12;

  @Test
  void neverMoreThanFiveAttemptsAndNeverATargetThatMayNotServe() {
    int served = 0;
    int refused = 0;
    for (int seed = 0; seed < PLANS; seed++) {
      World world = new World(seed);
      Step plan = world.step(3);
      boolean[] done = new boolean[1];

      StepVerifier.create(
              world
                  .scene
                  .walk(plan)
                  .doOnSuccess(_ -> done[0] = true)
                  .onErrorResume(AttemptFailed.class, _ -> Mono.empty()))
          .verifyComplete();

      List<String> asked = world.scene.asked;
      assertThat(world.scene.draft().dispatched()).as("seed %d", seed).isLessThanOrEqualTo(5);
      assertThat(asked).as("seed %d", seed).doesNotContainAnyElementsOf(world.forbidden);
      for (int i = 0; i < asked.size(); i++) {
        if (world.open.contains(asked.get(i))) {
          assertThat(world.scene.chances.get(i))
              .as("seed %d", seed)
              .isIn(Chance.FORCED, Chance.SPARED);
        }
      }
      assertThat(world.scene.shadows)
          .allSatisfy(copy -> assertThat(world.forbidden).doesNotContain(copy.connection()));
      served += done[0] ? 1 : 0;
      refused += asked.isEmpty() ? 1 : 0;
    }
    assertThat(served).isGreaterThan(PLANS / 4);
    assertThat(refused).isBetween(1, PLANS / 2);
  }

  @Test
  void aPreviewNamesOnlyWhatMayServeAndStartsWhereTheRequestWould() {
    for (int seed = 0; seed < PLANS; seed++) {
      World world = new World(seed);
      Step plan = world.step(3);
      world.scene.dice = Scene.seeded(seed);
      PlanEvaluation evaluation = world.scene.evaluation(plan);
      List<String> places =
          new PlanPreview(evaluation)
              .places().stream().map(place -> place.at().substring(1)).toList();

      assertThat(places).as("seed %d", seed).doesNotContainAnyElementsOf(world.forbidden);
      assertThat(places).hasSizeLessThanOrEqualTo(5);
    }
  }

  /** Connections {@code c0} to {@code c11}, a third of them forbidden, and attempts that fail. */
  private static final class World {

    final Scene scene = new Scene();
    final Set<String> forbidden = new HashSet<>();
    final Set<String> open = new HashSet<>();
    private final Random random;

    World(int seed) {
      random = new Random(seed);
      scene.dice = Scene.seeded(seed + 1L);
      scene.requirements = new Requirements(true, false, Set.of(), false, null, Set.of(), Set.of());
      for (int i = 0; i < CONNECTIONS; i++) {
        weather("c" + i);
      }
    }

    private void weather(String name) {
      scene.prices.put(name, (long) random.nextInt(1_000));
      boolean zdr = random.nextInt(4) > 0;
      scene.policies.put(name, new DataPolicy(zdr, true, "eu"));
      if (!zdr) {
        forbidden.add(name);
      }
      switch (random.nextInt(8)) {
        case 0 -> {
          scene.standings.put(name, Scene.open(random.nextInt(1_000)));
          open.add(name);
        }
        case 1 -> {
          scene.standings.put(name, Scene.standing(Breaker.FORCED_OPEN, 1, 1, -1, 0, null));
          forbidden.add(name);
        }
        case 2 -> {
          scene.missing.add(name);
          forbidden.add(name);
        }
        case 3 -> {
          scene.standings.put(
              name, Scene.standing(Breaker.CLOSED, -1, 1, -1, 0, Duration.ofSeconds(1)));
          forbidden.add(name);
        }
        default ->
            scene.standings.put(
                name,
                Scene.standing(
                    Breaker.CLOSED,
                    -1,
                    random.nextDouble(),
                    random.nextInt(5) - 1,
                    random.nextInt(3),
                    null));
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        scene.fails(name, failure());
      }
    }

    private AttemptFailed failure() {
      FailureClass[] all = FailureClass.values();
      return new AttemptFailed(
          all[random.nextInt(all.length)],
          "code",
          "sentence",
          random.nextInt(2) * 500,
          Duration.ZERO);
    }

    Step step(int depth) {
      if (depth == 0) {
        return target();
      }
      return switch (random.nextInt(11)) {
        case 0 -> new Fallback("/f", steps(depth), failover());
        case 1 ->
            new LoadBalance(
                "/b",
                steps(depth).stream().map(it -> new Weighted(it, random.nextInt(4))).toList(),
                null,
                failover());
        case 2 ->
            new Canary(
                "/c", step(depth - 1), step(depth - 1), random.nextInt(101), null, failover());
        case 3 ->
            new Conditional(
                "/if",
                List.of(
                    new Branch("no", new Any(List.of()), step(depth - 1)),
                    new Branch(
                        "maybe",
                        random.nextBoolean() ? new All(List.of()) : new Any(List.of()),
                        step(depth - 1))),
                random.nextBoolean() ? step(depth - 1) : null);
        case 4 -> new LeastLatency("/l", steps(depth), 20, failover());
        case 5 -> new LeastBusy("/l", steps(depth), failover());
        case 6 -> new Cheapest("/l", steps(depth), failover());
        case 7 ->
            new Priority(
                "/p",
                steps(depth).stream().map(it -> new Tiered(it, random.nextInt(2))).toList(),
                failover());
        case 8 -> new Rescue("/r", step(depth - 1), steps(depth), steps(depth));
        case 9 -> new Shadow("/s", step(depth - 1), target(), 50, 60);
        default -> target();
      };
    }

    private List<Step> steps(int depth) {
      List<Step> steps = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        steps.add(step(depth - 1));
      }
      return steps;
    }

    private io.turnpike.routing.plan.Target target() {
      Retry retry = random.nextInt(3) == 0 ? new Retry(2, Set.of(500), true) : Retry.NONE;
      return Plans.target("c" + random.nextInt(CONNECTIONS), retry);
    }

    private Failover failover() {
      return switch (random.nextInt(4)) {
        case 0 -> Plans.NONE;
        case 1 -> new Failover(true, Set.of(FailureClass.TIMEOUT), Set.of(500));
        default -> Plans.ANY;
      };
    }
  }
}
