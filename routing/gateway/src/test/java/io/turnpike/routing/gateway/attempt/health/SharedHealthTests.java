package io.turnpike.routing.gateway.attempt.health;

import static io.turnpike.routing.gateway.attempt.health.Targeted.fail;
import static io.turnpike.routing.gateway.attempt.health.Targeted.serve;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several tenants see together. */
class SharedHealthTests {

  private final Targeted given = new Targeted();

  @Test
  void threeTenantsOpenItForEveryone() {
    threeFail();

    TargetHealth newcomer = given.of(9);
    assertThat(newcomer.state()).isEqualTo(BreakerState.OPEN);
    assertThat(newcomer.openness().sharedOpen()).isTrue();
    assertThat(newcomer.ask(true, true)).isNull();
  }

  @Test
  void twoTenantsDoNot() {
    fail(given.of(1), 9);
    fail(given.of(2), 9);

    assertThat(given.of(9).state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void aLoudMinorityDoesNot() {
    for (int tenant = 10; tenant < 20; tenant++) {
      serve(given.of(tenant), 2);
    }

    threeFail();

    assertThat(given.of(9).openness().sharedOpen()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"AUTH", "RATE_LIMITED", "QUOTA_EXHAUSTED", "BAD_REQUEST", "NOT_FOUND", "TIMEOUT"})
  void whatIsATenantsOwnNeverDoes(FailureClass failure) {
    for (int tenant = 1; tenant <= 5; tenant++) {
      fail(given.of(tenant), 9, failure, "first_token_timeout");
    }

    assertThat(given.of(9).openness().sharedOpen()).isFalse();
  }

  @Test
  void whoHardlyWaitsForAConnectionNeverDoes() {
    for (int tenant = 1; tenant <= 5; tenant++) {
      fail(given.of(tenant), 9, FailureClass.CONNECTION, "upstream_connect_timeout");
    }

    assertThat(given.of(9).openness().sharedOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://api.example/v1", "https://api.example/nowhere"})
  void anotherAddressOfTheSameHostNeverDoes(String base) {
    for (int tenant = 1; tenant <= 3; tenant++) {
      TargetHealth there =
          given.targets.of(Targeted.tenant(tenant), Targeted.connection("up", base), "m");
      fail(there, tenant == 3 ? 2 : 4);
    }

    assertThat(given.of(9).openness().sharedOpen()).isFalse();
  }

  @Test
  void patientWaitsForAFirstTokenDo() {
    for (int tenant = 1; tenant <= 4; tenant++) {
      for (int i = 0; i < 5 - tenant; i++) {
        BreakerPermit permit = Targeted.asked(given.of(tenant));
        given.time.pass(Duration.ofSeconds(5));
        permit.failed(FailureClass.TIMEOUT, "first_token_timeout", 0);
        given.time.pass(Duration.ofSeconds(-5));
      }
    }

    assertThat(given.of(9).openness().sharedOpen()).isTrue();
  }

  @Test
  void theProductsOwnConnectionIsOneTenant() {
    for (int tenant = 1; tenant <= 5; tenant++) {
      fail(
          given.targets.of(
              Targeted.tenant(tenant), Targeted.connection("demo", true), "demo/flaky"),
          9);
    }

    assertThat(
            given
                .targets
                .of(Targeted.tenant(9), Targeted.connection("demo", true), "demo/flaky")
                .openness()
                .sharedOpen())
        .isFalse();
  }

  @Test
  void oneProbeClosesIt() {
    threeFail();
    given.untilProbe();
    TargetHealth newcomer = given.of(9);

    BreakerPermit probe = Targeted.asked(newcomer);
    assertThat(probe.word()).isEqualTo("half_open");
    assertThat(given.of(8).ask(true, true)).isNull();
    probe.firstContent();

    assertThat(newcomer.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(given.of(8).ask(true, true)).isNotNull();
  }

  @Test
  void aProbeThatFailsOpensItForLonger() {
    threeFail();
    given.untilProbe();

    fail(given.of(9), 1);

    assertThat(given.of(9).state()).isEqualTo(BreakerState.OPEN);
    assertThat(given.of(9).retryIn()).isGreaterThan(Duration.ofSeconds(6));
  }

  @Test
  void abortedAndLostProbesDoNotBlockIt() {
    threeFail();
    given.untilProbe();
    for (int i = 0; i < 100; i++) {
      Targeted.asked(given.of(9)).cancelled();
    }
    Targeted.asked(given.of(9));
    assertThat(given.of(9).ask(true, true)).isNull();

    given.time.pass(Duration.ofSeconds(15));

    serve(given.of(9), 1);
    assertThat(given.of(9).openness().sharedOpen()).isFalse();
  }

  @Test
  void panicThatWorksClosesIt() {
    threeFail();

    Objects.requireNonNull(given.of(9).force(true)).firstContent();

    assertThat(given.of(9).openness().sharedOpen()).isFalse();
  }

  private void threeFail() {
    fail(given.of(1), 4);
    fail(given.of(2), 4);
    fail(given.of(3), 2);
  }
}
