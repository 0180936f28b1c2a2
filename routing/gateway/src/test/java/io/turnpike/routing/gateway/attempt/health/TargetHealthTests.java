package io.turnpike.routing.gateway.attempt.health;

import static io.turnpike.routing.gateway.attempt.health.Targeted.asked;
import static io.turnpike.routing.gateway.attempt.health.Targeted.fail;
import static io.turnpike.routing.gateway.attempt.health.Targeted.serve;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class TargetHealthTests {

  private final Targeted given = new Targeted();
  private final TargetHealth target = given.of(1);

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"OVERLOADED", "SERVER_ERROR", "TIMEOUT", "CONNECTION", "INVALID_RESPONSE"})
  void opensOnWhatIsTheTargetsFault(FailureClass failure) {
    fail(target, 9, failure, "code");
    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);

    fail(target, 1, failure, "code");

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
    assertThat(target.ask(true, true)).isNull();
    assertThat(target.retryIn()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      mode = Mode.EXCLUDE,
      names = {"OVERLOADED", "SERVER_ERROR", "TIMEOUT", "CONNECTION", "INVALID_RESPONSE"})
  void countsNothingElse(FailureClass failure) {
    fail(target, 30, failure, "code");

    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(target.calls()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"OVERLOADED", "SERVER_ERROR"})
  void isNotBlamedForOurOwnLimits(FailureClass failure) {
    fail(
        target,
        30,
        failure,
        failure == FailureClass.OVERLOADED ? "upstream_pool_exhausted" : "gateway_error");

    assertThat(target.calls()).isZero();
  }

  @Test
  void isNotBlamedForAnAddressThatWeRefuse() {
    fail(target, 30, FailureClass.CONNECTION, "upstream_address_refused");

    assertThat(target.calls()).isZero();
  }

  @Test
  void aClientThatAllowsNoTimeDoesNotOpenIt() {
    fail(target, 30, FailureClass.TIMEOUT, "total_timeout");

    assertThat(target.calls()).isZero();
  }

  @Test
  void opensOnFirstContentThatComesTooLate() {
    for (int i = 0; i < 10; i++) {
      BreakerPermit permit = asked(target);
      given.time.pass(Duration.ofSeconds(21));
      permit.firstContent();
      given.time.pass(Duration.ofSeconds(-20));
    }

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void aStreamThatBreaksLaterIsASuccessAndAFailure() {
    BreakerPermit permit = asked(target);
    permit.firstContent();
    permit.failed(FailureClass.CONNECTION, "upstream_truncated", 0);

    assertThat(target.calls()).isEqualTo(2);
    assertThat(target.health()).isEqualTo(0.5);
  }

  @Test
  void aClientThatLeavesSoonSaysNothing() {
    BreakerPermit permit = asked(target);
    permit.cancelled();
    permit.firstContent();

    assertThat(target.calls()).isZero();
  }

  @Test
  void aClientThatLeavesAfterALongWaitSaysSomething() {
    BreakerPermit permit = asked(target);
    given.time.pass(Duration.ofSeconds(21));
    permit.cancelled();

    assertThat(target.calls()).isEqualTo(1);
    assertThat(target.health()).isZero();
  }

  @Test
  void closesAfterTwoProbesThatGoWell() {
    open();

    serve(target, 1);
    assertThat(target.state()).isEqualTo(BreakerState.HALF_OPEN);
    serve(target, 1);

    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(target.openedAt()).isNull();
  }

  @Test
  void longStreamsDoNotHoldProbes() {
    open();
    List<BreakerPermit> streaming = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      BreakerPermit permit = asked(target);
      permit.firstContent();
      streaming.add(permit);
    }

    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(target.inFlight()).isEqualTo(5);
    streaming.forEach(BreakerPermit::ended);
    streaming.forEach(BreakerPermit::ended);
    assertThat(target.inFlight()).isZero();
  }

  @Test
  void waitsLongerEachTimeItOpensAgain() {
    open();
    Duration before = Duration.ZERO;
    for (int i = 0; i < 3; i++) {
      fail(target, 2);
      assertThat(target.state()).isEqualTo(BreakerState.OPEN);
      assertThat(target.retryIn()).isGreaterThan(before);
      before = target.retryIn();
      given.time.pass(before.plusMillis(1));
    }
    for (int i = 0; i < 10; i++) {
      fail(target, 2);
      given.time.pass(target.retryIn().plusMillis(1));
    }
    fail(target, 2);
    assertThat(target.retryIn()).isBetween(Duration.ofSeconds(42), Duration.ofSeconds(60));
  }

  @Test
  void isNeverStuckWhenProbesAreAborted() {
    open();

    for (int i = 0; i < 100; i++) {
      BreakerPermit permit = asked(target);
      permit.cancelled();
      permit.ended();
    }
    serve(target, 2);

    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void aProbeThatOnlyMetARateLimitIsGivenBack() {
    open();

    fail(target, 10, FailureClass.RATE_LIMITED, "provider_rate_limited");
    serve(target, 2);

    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void whatBeganBeforeItOpenedIsNoProbe() {
    BreakerPermit early = asked(target);
    open();
    serve(target, 1);

    early.firstContent();

    assertThat(target.state()).isEqualTo(BreakerState.HALF_OPEN);
  }

  @Test
  void lastResortsDoNotProbeWhileOthersCan() {
    open();
    BreakerPermit other = asked(target);
    assertThat(target.ask(false, true)).isNull();
    other.cancelled();
    assertThat(target.ask(false, true)).isNull();

    given.time.pass(Duration.ofSeconds(3));

    assertThat(target.ask(false, true)).isNotNull();
  }

  @Test
  void lastResortsProbeAtOnceWhereNobodyElseComes() {
    for (int i = 0; i < 10; i++) {
      BreakerPermit permit = Objects.requireNonNull(target.ask(false, true));
      permit.failed(FailureClass.SERVER_ERROR, "provider_error", 0);
    }
    given.untilProbe();

    assertThat(target.ask(false, true)).isNotNull();
  }

  @Test
  void panicLetsOneThroughAtATimeAndNotTooOften() {
    fail(target, 10);

    BreakerPermit forced = Objects.requireNonNull(target.force(true));
    assertThat(forced.word()).isEqualTo("forced");
    assertThat(target.force(true)).isNull();
    given.time.pass(Duration.ofSeconds(2));
    assertThat(target.force(true)).isNull();

    forced.failed(FailureClass.SERVER_ERROR, "provider_error", 0);
    assertThat(target.force(true)).isNotNull();
  }

  @Test
  void panicThatWorksLetsProbesBeginAtOnce() {
    fail(target, 10);

    Objects.requireNonNull(target.force(true)).firstContent();

    assertThat(target.state()).isEqualTo(BreakerState.HALF_OPEN);
    serve(target, 2);
    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void sparesAllCallsOfAMemberThatMayNotBeLeftOut() {
    fail(target, 10);

    for (int i = 0; i < 20; i++) {
      assertThat(target.spare(true)).isNotNull();
    }
  }

  @Test
  void whatAnOperatorHoldsIsNotEvenForced() {
    given.targets.hold(Map.of(target.key(), new Held("ada", given.time.instant(), null)));

    assertThat(target.state()).isEqualTo(BreakerState.FORCED_OPEN);
    assertThat(target.ask(true, true)).isNull();
    assertThat(target.force(true)).isNull();
    assertThat(target.spare(true)).isNull();
  }

  @Test
  void aHoldEndsByItself() {
    Held hour = new Held("ada", given.time.instant(), given.time.instant().plusSeconds(3_600));
    given.targets.hold(Map.of(target.key(), hour));
    assertThat(target.retryIn()).isEqualTo(Duration.ofHours(1));

    given.time.pass(Duration.ofHours(1));

    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(target.ask(true, true)).isNotNull();
  }

  @Test
  void resetClosesIt() {
    fail(target, 10);

    given.targets.reset(target.key());

    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(target.calls()).isZero();
    assertThat(target.health()).isEqualTo(1);
  }

  @Test
  void tenantsKnowNothingOfEachOther() {
    fail(target, 10);

    serve(given.of(2), 1);

    assertThat(given.of(2).state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void countsEveryChange() {
    open();
    serve(target, 2);
    given.targets.hold(Map.of(target.key(), new Held("ada", given.time.instant(), null)));
    given.targets.hold(Map.of());

    assertThat(given.transitions("open")).isEqualTo(1);
    assertThat(given.transitions("half_open")).isEqualTo(1);
    assertThat(given.transitions("forced_open")).isEqualTo(1);
    assertThat(given.transitions("closed")).isEqualTo(2);
  }

  /** Whoever comes at the same moment goes elsewhere, and does not wait: this is an event loop. */
  @Test
  void oneOfManyCallersMakesItHalfOpen() throws Exception {
    Scheduler loops = Schedulers.newParallel("caller", 2);
    try {
      for (int round = 0; round < 300; round++) {
        TargetHealth fresh =
            given.targets.of(Targeted.tenant(1), Targeted.connection("up"), "model-" + round);
        fail(fresh, 10);
        given.untilProbe();

        AtomicInteger ready = new AtomicInteger();
        CompletableFuture<Boolean> one = probing(fresh, ready, loops);
        CompletableFuture<Boolean> other = probing(fresh, ready, loops);

        boolean first = one.get(10, TimeUnit.SECONDS);
        boolean second = other.get(10, TimeUnit.SECONDS);
        assertThat(first || second).isTrue();
        assertThat(fresh.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(fresh.breaker().epoch()).isEqualTo(2);
      }
    } finally {
      loops.dispose();
    }
  }

  private static CompletableFuture<Boolean> probing(
      TargetHealth target, AtomicInteger ready, Scheduler loops) {
    CompletableFuture<Boolean> permitted = new CompletableFuture<>();
    loops.schedule(
        () -> {
          ready.incrementAndGet();
          while (ready.get() < 2) {
            // Both at once, without a wait that would be reported itself.
          }
          try {
            permitted.complete(target.ask(true, true) != null);
          } catch (Throwable fault) {
            permitted.completeExceptionally(fault);
          }
        });
    return permitted;
  }

  /** Open for so long that it may be probed. */
  private void open() {
    fail(target, 10);
    given.untilProbe();
  }
}
