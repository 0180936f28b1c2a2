package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.fallback;
import static io.turnpike.routing.gateway.plan.Plans.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptBudget;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.plan.Step;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plans as large as a config may be, on the stack that a thread of the gateway has. */
class DeepPlansTests {

  private static final int GROUPS = 10;
  private static final int TARGETS = 100;
  private static final long STACK = 512 * 1024;

  private final Scene scene = new Scene();

  @Test
  void looksNoFurtherWhenAHundredTargetsHaveTurnedARequestAway() throws InterruptedException {
    Step[] groups =
        IntStream.range(0, GROUPS)
            .mapToObj(group -> (Step) fallback(targets(group)))
            .toArray(Step[]::new);

    assertThat(failure(fallback(groups))).isInstanceOf(AttemptFailed.class);

    assertThat(scene.asked).hasSize(AttemptBudget.MOST_TURNED_AWAY + 1);
    assertThat(scene.chances.getLast()).isEqualTo(Chance.FORCED);
  }

  @Test
  void findsTheOneTargetBehindAThousandGroupsThatMayNotServe() throws InterruptedException {
    Step[] groups =
        IntStream.rangeClosed(0, GROUPS)
            .mapToObj(group -> group == GROUPS ? target("well") : fallback(missing(group)))
            .toArray(Step[]::new);

    assertThat(failure(fallback(groups))).isNull();

    assertThat(scene.asked).containsExactly("well");
  }

  private Step[] missing(int group) {
    return IntStream.range(0, TARGETS)
        .mapToObj(place -> "g" + group + "t" + place)
        .peek(scene.missing::add)
        .map(name -> (Step) fallback(target(name)))
        .toArray(Step[]::new);
  }

  private Step[] targets(int group) {
    return IntStream.range(0, TARGETS)
        .mapToObj(place -> turnedAway("g" + group + "t" + place))
        .toArray(Step[]::new);
  }

  private Step turnedAway(String name) {
    scene.fails(name, FailureClass.BREAKER_OPEN, 0).fails(name, FailureClass.BREAKER_OPEN, 0);
    return target(name);
  }

  private @Nullable Throwable failure(Step root) throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread gateway =
        new Thread(null, () -> scene.walk(root).subscribe(_ -> {}, failure::set), "gateway", STACK);
    gateway.setUncaughtExceptionHandler((_, error) -> failure.set(error));
    gateway.start();
    gateway.join();
    return failure.get();
  }
}
