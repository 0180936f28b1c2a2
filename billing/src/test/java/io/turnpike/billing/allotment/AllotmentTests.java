package io.turnpike.billing.allotment;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.allotment.Counter.Key;
import io.turnpike.billing.allotment.Counter.Kind;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** The parts that anyone uses at any time: whatever the threads do, the sums are right. */
class AllotmentTests {

  private static final int THREADS = 8;
  private static final int ROUNDS = 20_000;
  private static final long CAPACITY = 1_000;

  private final AtomicLong taken = new AtomicLong();

  @Test
  void noMoreIsTakenThanIsGrantedWhoeverTakesAndGivesBack() throws Exception {
    Allotment budget = granted(Kind.BUDGET);
    inAllThreads(
        amount -> {
          if (budget.take(amount)) {
            mustBeWithin(taken.addAndGet(amount));
            taken.addAndGet(-amount);
            budget.settle(amount, 0, false);
          }
        });
    assertThat(List.of(budget.free(), budget.reserved(), budget.unshipped()))
        .containsExactly(CAPACITY, 0L, 0L);
  }

  @Test
  void whatOneClaimsNobodyElseHas() throws Exception {
    Allotment budget = granted(Kind.BUDGET);
    inAllThreads(
        amount -> {
          long claimed = budget.claim(amount);
          mustBeWithin(taken.addAndGet(claimed));
          taken.addAndGet(-claimed);
          budget.unclaim(claimed);
        });
    assertThat(List.of(budget.free(), budget.reserved())).containsExactly(CAPACITY, 0L);
  }

  @Test
  void whatIsUsedIsGoneUntilItIsShippedToTheLastNano() throws Exception {
    Allotment budget = granted(Kind.BUDGET);
    AtomicLong used = new AtomicLong();
    inAllThreads(
        amount -> {
          if (budget.take(amount)) {
            used.addAndGet(1);
            budget.settle(amount, 1, true);
          }
        });
    assertThat(used).hasValue(CAPACITY);
    assertThat(List.of(budget.free(), budget.reserved(), budget.unshipped(), budget.base()))
        .containsExactly(0L, 0L, CAPACITY, CAPACITY);
    budget.shipped(CAPACITY);
    assertThat(budget.isEmpty()).isTrue();
  }

  @Test
  void whatIsUsedBeyondAHoldIsHeldAsWell() throws Exception {
    Allotment budget = granted(Kind.BUDGET);
    AtomicLong used = new AtomicLong();
    inAllThreads(
        amount -> {
          if (budget.take(1)) {
            used.addAndGet(1 + amount);
            budget.settle(1, 1 + amount, true);
          }
        });
    assertThat(budget.unshipped()).isEqualTo(used.get()).isEqualTo(budget.base());
    assertThat(List.of(budget.free(), budget.reserved())).containsExactly(0L, 0L);
  }

  @Test
  void ofARateAllThatWasTakenAndNotGivenBackIsTold() throws Exception {
    Allotment rate = granted(Kind.RATE);
    AtomicLong used = new AtomicLong();
    inAllThreads(
        amount -> {
          if (rate.take(amount)) {
            used.addAndGet(amount + 1);
            rate.settle(amount, amount + 1, true);
          } else {
            rate.giveUpFree();
          }
        });
    rate.giveUpFree();
    assertThat(rate.taken()).isEqualTo(used.get());
    assertThat(List.of(rate.free(), rate.reserved())).containsExactly(0L, 0L);
  }

  @Test
  void aLowerAmountCountsForWhatIsHeldInAdvance() {
    Allotment budget = granted(Kind.BUDGET);
    assertThat(budget.take(10)).isTrue();
    budget.hasCapacity(CAPACITY - 1);
    assertThat(budget.take(1)).isFalse();
    assertThat(budget.base()).isEqualTo(10);
  }

  @Test
  void whatComesFreeOfMoreThanThereIsIsNotTakenAgain() {
    Allotment budget = granted(Kind.BUDGET);
    assertThat(budget.take(600)).isTrue();
    budget.hasCapacity(500);
    budget.settle(600, 0, false);
    assertThat(budget.take(1)).isFalse();
    assertThat(budget.claim(1)).isZero();
  }

  private static Allotment granted(Kind kind) {
    Key key = new Key(new OrganizationId(new UUID(1, 2)), new UUID(3, 4), "", Instant.EPOCH);
    Counter counter = new Counter(key, kind, CAPACITY, 60_000, Instant.EPOCH);
    Allotment allotment = new Allotment(counter, Spent.NOTHING);
    allotment.grant(CAPACITY, 0);
    return allotment;
  }

  private static void mustBeWithin(long now) {
    if (now > CAPACITY) {
      throw new AssertionError(now + " are taken of " + CAPACITY);
    }
  }

  private static void inAllThreads(LongConsumer round) throws Exception {
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          () -> {
            for (int j = 0; j < ROUNDS; j++) {
              round.accept(1 + ThreadLocalRandom.current().nextLong(CAPACITY / 4));
            }
            return null;
          });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Void> each : pool.invokeAll(threads)) {
        each.get();
      }
    }
  }
}
