package io.turnpike.billing.allotment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.billing.allotment.Counter.Key;
import io.turnpike.billing.allotment.Counter.Kind;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AllotmentsIT {

  /** A rate's own time to fill up, in which nothing comes back while a test runs. */
  private static final long HARDLY_EVER = 86_400_000_000L;

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final TestNode one = new TestNode(stores, "one");
  private final TestNode two = new TestNode(stores, "two");
  private final OrganizationId organization = new OrganizationId(TimeOrderedId.next());

  @AfterEach
  void closeNodes() {
    one.close();
    two.close();
  }

  private Counter counter(Kind kind, long capacity, long perMillis) {
    Key key = new Key(organization, UUID.randomUUID(), "", Instant.EPOCH);
    return new Counter(key, kind, capacity, perMillis, Instant.now().plusSeconds(86_400));
  }

  @Test
  void aBudgetIsSpentToTheLastNanoOverTwoNodesAndNoFurther() throws Exception {
    Counter counter = counter(Kind.BUDGET, 1_000_000, 0);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    AtomicLong admitted = new AtomicLong();
    Random random = new Random(1);
    List<Callable<Void>> calls =
        IntStream.range(0, 500)
            .mapToObj(
                number ->
                    (Callable<Void>)
                        () -> {
                          TestNode node = number % 2 == 0 ? one : two;
                          Allotment own = number % 2 == 0 ? here : there;
                          if (node.take(10_000, own) == Outcome.GRANTED) {
                            Thread.sleep(random.nextInt(20));
                            admitted.addAndGet(10_000);
                            own.settle(10_000, 10_000, true);
                          }
                          return null;
                        })
            .toList();
    run(calls, 64);
    assertThat(admitted).hasValue(1_000_000);
    assertThat(one.take(1, here)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void whatOneNodeDoesNotNeedTheOtherGetsBeforeItRefuses() {
    Counter counter = counter(Kind.BUDGET, 1_000_000, 0);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    assertThat(one.take(1, here)).isEqualTo(Outcome.GRANTED);
    assertThat(here.free()).as("a slice, since the end is far").isGreaterThan(1_000);
    assertThat(two.take(999_999, there)).isEqualTo(Outcome.GRANTED);
    assertThat(one.take(1, here)).isInstanceOf(Outcome.Refused.class);
  }

  /** What comes free a moment later must not make the refusal look wrong. */
  @Test
  void aRefusalTellsWhatWasLeftWhenItWasDecided() {
    Allotment here = one.open(counter(Kind.BUDGET, 100, 0));
    assertThat(one.take(60, here)).isEqualTo(Outcome.GRANTED);
    assertThat(one.take(20, here)).isEqualTo(Outcome.GRANTED);
    assertThat(one.take(30, here)).isEqualTo(new Outcome.Refused(0, 20));
    here.settle(20, 5, false);
    assertThat(one.take(41, here)).isEqualTo(new Outcome.Refused(0, 40));
    assertThat(one.take(40, here)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void allWantsAreMetOrNone() {
    Allotment wide = one.open(counter(Kind.BUDGET, 1_000, 0));
    Allotment narrow = one.open(counter(Kind.BUDGET, 10, 0));
    assertThat(one.take(100, wide, narrow)).isInstanceOf(Outcome.Refused.class);
    assertThat(one.take(1_000, wide)).isEqualTo(Outcome.GRANTED);
    assertThat(one.take(10, narrow)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void whatTheLedgerHasIsNotHeldAsWell() {
    Counter counter = counter(Kind.BUDGET, 100, 0);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    assertThat(one.take(60, here)).isEqualTo(Outcome.GRANTED);
    here.settle(60, 50, true);
    one.allotments().shipped(Map.of(here, new Spent(50, 2, false)), Map.of(here, 50L));
    assertThat(two.take(51, there)).isInstanceOf(Outcome.Refused.class);
    assertThat(two.take(50, there)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void whatACallUsesBeyondItsHoldIsChargedAndRefusesTheNext() {
    Allotment here = one.open(counter(Kind.BUDGET, 100, 0));
    assertThat(one.take(60, here)).isEqualTo(Outcome.GRANTED);
    here.settle(60, 130, true);
    assertThat(one.take(1, here)).isInstanceOf(Outcome.Refused.class);
    assertThat(here.remaining()).isEqualTo(-30);
  }

  @Test
  void placesComeBack() {
    Counter counter = counter(Kind.CONCURRENCY, 2, 0);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    assertThat(one.take(1, here)).isEqualTo(Outcome.GRANTED);
    assertThat(two.take(1, there)).isEqualTo(Outcome.GRANTED);
    assertThat(one.take(1, here)).isInstanceOf(Outcome.Refused.class);
    there.settle(1, 0, true);
    assertThat(one.take(1, here)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void aRateHasNoMoreThanItsCapacityOverTwoNodes() throws Exception {
    Counter counter = counter(Kind.RATE, 100, HARDLY_EVER);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    AtomicInteger admitted = new AtomicInteger();
    List<Callable<Void>> calls =
        IntStream.range(0, 300)
            .mapToObj(
                number ->
                    (Callable<Void>)
                        () -> {
                          TestNode node = number % 2 == 0 ? one : two;
                          Allotment own = number % 2 == 0 ? here : there;
                          if (node.take(1, own) == Outcome.GRANTED) {
                            admitted.incrementAndGet();
                            own.settle(1, 1, true);
                          }
                          return null;
                        })
            .toList();
    run(calls, 32);
    assertThat(admitted).hasValue(100);
  }

  @Test
  void aRateFillsUpAgain() {
    Allotment here = one.open(counter(Kind.RATE, 1_000, 100_000));
    assertThat(one.take(1_000, here)).isEqualTo(Outcome.GRANTED);
    here.settle(1_000, 1_000, true);
    assertThat(one.take(1_000, here)).isInstanceOf(Outcome.Refused.class);
    await().atMost(Duration.ofSeconds(20)).until(() -> one.take(10, here) == Outcome.GRANTED);
  }

  @Test
  void aRateIsPaidBackWhatWasNotUsedAndChargedWhatWasUsedBeyond() {
    Allotment here = one.open(counter(Kind.RATE, 1_000, HARDLY_EVER));
    assertThat(one.take(900, here)).isEqualTo(Outcome.GRANTED);
    here.settle(900, 100, true);
    assertThat(one.take(900, here)).isEqualTo(Outcome.GRANTED);
    here.settle(900, 1_500, true);
    assertThat(one.take(1, here)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRedisThatHasForgottenIsToldBeforeItGrantsAnything() {
    Counter counter = counter(Kind.BUDGET, 1_000, 0);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    assertThat(one.take(400, here)).isEqualTo(Outcome.GRANTED);
    assertThat(two.take(400, there)).isEqualTo(Outcome.GRANTED);
    stores.redis().ask(commands -> commands.flushall()).blockLast();
    assertThat(one.take(300, here)).isInstanceOf(Outcome.Refused.class);
    assertThat(two.take(200, there)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void anEarlierRunOfANodeHoldsItsMoneyUntilTheLedgerHasWhatItUsed() {
    Counter counter = counter(Kind.BUDGET, 1_000, 0);
    Allotment before = one.open(counter);
    assertThat(one.take(700, before)).isEqualTo(Outcome.GRANTED);
    one.kill();
    try (TestNode again = new TestNode(stores, "one")) {
      Allotment after = again.allotments().open(counter, new Spent(0, 1, false));
      assertThat(again.take(301, after)).isInstanceOf(Outcome.Refused.class);
      assertThat(again.take(300, after)).isEqualTo(Outcome.GRANTED);
      again.allotments().recovered();
      again.allotments().shipped(Map.of(after, new Spent(500, 2, false)), Map.of());
      assertThat(again.take(201, after)).isInstanceOf(Outcome.Refused.class);
      assertThat(again.take(200, after)).isEqualTo(Outcome.GRANTED);
    }
  }

  @Test
  void aHigherAmountCountsAtOnceAndNothingSpentIsForgotten() {
    Counter counter = counter(Kind.BUDGET, 100, 0);
    Allotment here = one.open(counter);
    assertThat(one.take(100, here)).isEqualTo(Outcome.GRANTED);
    here.settle(100, 100, true);
    Counter raised = new Counter(counter.key(), Kind.BUDGET, 150, 0, counter.until());
    assertThat(one.allotments().get(raised)).isSameAs(here);
    assertThat(one.take(51, here)).isInstanceOf(Outcome.Refused.class);
    assertThat(one.take(50, here)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void aLowerAmountCountsAtOnceForWhatCallsGiveBackAsWell() {
    Counter counter = counter(Kind.BUDGET, 1_000, 0);
    Allotment here = one.open(counter);
    assertThat(one.take(600, here)).isEqualTo(Outcome.GRANTED);
    here.hasCapacity(100);
    here.settle(600, 90, true);
    assertThat(one.take(11, here)).isInstanceOf(Outcome.Refused.class);
    assertThat(one.take(10, here)).isEqualTo(Outcome.GRANTED);
  }

  private static void run(List<Callable<Void>> calls, int threads) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Void> each : pool.invokeAll(calls)) {
        each.get();
      }
    }
  }
}
