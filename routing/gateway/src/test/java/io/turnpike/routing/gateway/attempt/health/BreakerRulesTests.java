package io.turnpike.routing.gateway.attempt.health;

import static io.turnpike.routing.gateway.attempt.health.Targeted.asked;
import static io.turnpike.routing.gateway.attempt.health.Targeted.fail;
import static io.turnpike.routing.gateway.attempt.health.Targeted.serve;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.plan.BreakerRules;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What configs say of when breakers open. */
class BreakerRulesTests {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Targeted given = new Targeted();
  private final TargetHealth usual = given.of(1);

  @Test
  void soManyFailuresAreEnoughHoweverManyCallsGoWell() {
    TargetHealth target = with(new BreakerRules(3, null, null, null, null));
    serve(target, 40);
    fail(target, 2);
    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);

    fail(target, 1);

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void whereANumberIsGivenNoShareOpensItSooner() {
    TargetHealth target = with(new BreakerRules(30, null, null, null, null));

    fail(target, 29);
    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);

    fail(target, 1);
    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void aShareOpensItAfterSoManyCalls() {
    TargetHealth target = with(new BreakerRules(null, 20.0, 5, null, null));
    serve(target, 3);
    fail(target, 1);
    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);

    serve(target, 1);

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void whicheverComesFirst() {
    TargetHealth target = with(new BreakerRules(4, 90.0, 100, null, null));
    serve(target, 10);

    fail(target, 4);

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void staysOpenForAtLeastAsLongAsAskedFor() {
    TargetHealth target = with(new BreakerRules(1, null, null, MINUTE, null));
    fail(target, 1);

    assertThat(target.retryIn()).isBetween(MINUTE, Duration.ofSeconds(78));
    given.time.pass(Duration.ofSeconds(59));
    assertThat(target.ask(true, true)).isNull();
    given.time.pass(Duration.ofSeconds(20));
    serve(target, 2);
    assertThat(target.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void oneProbeThatFailsIsEnough() {
    TargetHealth target = with(new BreakerRules(null, 100.0, 5, Duration.ofSeconds(5), null));
    fail(target, 5);
    given.untilProbe();

    fail(target, 1);

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void countsTheStatusesItIsToldToAndNoOthers() {
    TargetHealth target = with(new BreakerRules(3, null, null, null, Set.of(429, 503)));
    answer(target, 20, FailureClass.SERVER_ERROR, 500);
    assertThat(target.calls()).isZero();

    answer(target, 2, FailureClass.RATE_LIMITED, 429);
    answer(target, 1, FailureClass.OVERLOADED, 503);

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void whatHasNoStatusCountsAsUsual() {
    TargetHealth target = with(new BreakerRules(3, null, null, null, Set.of(429)));

    answer(target, 3, FailureClass.CONNECTION, 0);

    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void ourClockIsNotTheTargetsFaultWhateverStatusItIsToldWith() {
    TargetHealth target = with(new BreakerRules(1, null, null, null, Set.of(403)));

    answer(target, 3, FailureClass.SERVER_ERROR, ProviderFailure.CLOCK_SKEW, 403);
    assertThat(target.calls()).isZero();

    answer(target, 1, FailureClass.AUTH, 403);
    assertThat(target.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void configsWithOtherRulesHaveOthersBreakers() {
    TargetHealth strict = with(new BreakerRules(1, null, null, null, null));
    TargetHealth same = with(new BreakerRules(1, null, null, null, null));

    fail(strict, 1);

    assertThat(same).isSameAs(strict);
    assertThat(strict.state()).isEqualTo(BreakerState.OPEN);
    assertThat(usual.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(usual.calls()).isZero();
  }

  @Test
  void theyShareWhatIsInFlightAndHowLongItTakes() {
    TargetHealth strict = with(new BreakerRules(1, null, null, null, null));

    BreakerPermit permit = asked(strict);
    assertThat(usual.inFlight()).isEqualTo(1);
    given.time.pass(Duration.ofMillis(200));
    permit.firstContent();
    permit.ended();

    assertThat(usual.inFlight()).isZero();
    assertThat(usual.times().firstToken()).isEqualTo(200_000);
  }

  @Test
  void operatorsMoveAllOfThem() {
    TargetHealth strict = with(new BreakerRules(1, null, null, null, null));
    fail(strict, 1);
    given.targets.reset(usual.key());
    assertThat(strict.state()).isEqualTo(BreakerState.CLOSED);

    given.targets.hold(Map.of(usual.key(), new Held("ada", given.time.instant(), null)));

    assertThat(strict.state()).isEqualTo(BreakerState.FORCED_OPEN);
    assertThat(strict.force(true)).isNull();
  }

  private TargetHealth with(BreakerRules rules) {
    return given.targets.of(Targeted.tenant(1), Targeted.connection("up"), "m", rules);
  }

  private static void answer(TargetHealth target, int times, FailureClass failure, int status) {
    answer(target, times, failure, "code", status);
  }

  private static void answer(
      TargetHealth target, int times, FailureClass failure, String code, int status) {
    for (int i = 0; i < times; i++) {
      BreakerPermit permit = asked(target);
      permit.failed(failure, code, status);
      permit.ended();
    }
  }
}
