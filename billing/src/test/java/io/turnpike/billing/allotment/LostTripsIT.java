package io.turnpike.billing.allotment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.billing.allotment.Counter.Key;
import io.turnpike.billing.allotment.Counter.Kind;
import io.turnpike.billing.allotment.FaultyLine.Fault;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Round trips to Redis that go wrong, each in its way, and a Redis that is not what it was. */
class LostTripsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestNode one = new TestNode(stores, "one");
  private final TestNode two = new TestNode(stores, "two");
  private final OrganizationId organization = new OrganizationId(TimeOrderedId.next());

  @AfterEach
  void closeNodes() {
    one.close();
    two.close();
  }

  private Counter counter(Kind kind, long capacity) {
    Key key = new Key(organization, UUID.randomUUID(), "", Instant.EPOCH);
    Instant until = Instant.now().plusSeconds(86_400);
    return new Counter(key, kind, capacity, kind == Kind.RATE ? 86_400_000_000L : 0, until);
  }

  @ParameterizedTest
  @EnumSource
  void moneyIsNeitherLostNorHadTwice(Fault fault) {
    Counter counter = counter(Kind.BUDGET, 1_000);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    one.line().next(fault);
    long held = one.take(600, here) == Outcome.GRANTED ? 600 : 0;
    assertThat(two.take(1_001 - held, there)).isInstanceOf(Outcome.Refused.class);
    await().atMost(SOON).until(() -> two.take(1_000 - held, there) == Outcome.GRANTED);
    one.line().deliverLate();
    there.settle(1_000 - held, 0, false);
    await().atMost(SOON).until(() -> two.take(1_000 - held, there) == Outcome.GRANTED);
    assertThat(one.take(1, here)).isInstanceOf(Outcome.Refused.class);
  }

  /** The rate comes back so slowly that nothing of it does within the test. */
  @ParameterizedTest
  @EnumSource(names = {"LOST", "UNHEARD", "TWICE"})
  void whatIsGivenBackOfARateIsNeitherLostNorHadTwice(Fault fault) {
    Counter counter = counter(Kind.RATE, 1_000);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    assertThat(one.take(600, here)).isEqualTo(Outcome.GRANTED);
    one.line().next(fault);
    here.settle(600, 100, true);
    assertThat(two.take(901, there)).isInstanceOf(Outcome.Refused.class);
    await().atMost(SOON).until(() -> two.take(900, there) == Outcome.GRANTED);
    assertThat(one.take(1, here)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRedisWithAnEarlierStateGrantsNothingUntilItIsTold() {
    Counter counter = counter(Kind.BUDGET, 1_000);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    assertThat(one.take(400, here)).isEqualTo(Outcome.GRANTED);
    assertThat(two.take(1, there)).isEqualTo(Outcome.GRANTED);
    there.settle(1, 0, false);
    String key = counter.key().inRedis();
    stores.redis().ask(commands -> commands.hset(key, "g:one", "0")).blockLast();
    stores.redis().ask(commands -> commands.hset(key, "i", "an earlier run")).blockLast();
    stores.redis().ask(commands -> commands.set(AllotmentUpkeep.GENERATION, "x")).blockLast();
    assertThat(two.take(601, there)).isInstanceOf(Outcome.Refused.class);
    assertThat(two.take(600, there)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void aClockThatIsPutBackDoesNotPutOffGrantsForAnHour() {
    Counter counter = counter(Kind.BUDGET, 1_000);
    Allotment here = one.open(counter);
    assertThat(one.take(1, here)).isEqualTo(Outcome.GRANTED);
    String later = String.valueOf(System.currentTimeMillis() + 3_600_000);
    stores.redis().ask(commands -> commands.hset(counter.key().inRedis(), "w", later)).blockLast();
    assertThat(one.take(999, here)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void aNodeThatEndsGivesBackWhatNoCallNeeds() {
    Counter counter = counter(Kind.BUDGET, 1_000_000);
    Allotment here = one.open(counter);
    Allotment there = two.open(counter);
    assertThat(one.take(1, here)).isEqualTo(Outcome.GRANTED);
    assertThat(here.free()).isPositive();
    one.close();
    assertThat(two.take(999_999, there)).isEqualTo(Outcome.GRANTED);
    assertThat(two.take(1, there)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aCallThatEndsWhileAnotherIsAskedForIsNotTooLateForIt() {
    Counter counter = counter(Kind.BUDGET, 1_000);
    Allotment here = one.open(counter);
    assertThat(one.take(600, here)).isEqualTo(Outcome.GRANTED);
    one.line().before(() -> here.settle(600, 0, false));
    assertThat(one.take(900, here)).isEqualTo(Outcome.GRANTED);
  }
}
