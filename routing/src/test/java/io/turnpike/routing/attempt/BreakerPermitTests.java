package io.turnpike.routing.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.turnpike.routing.FailureClass;
import io.turnpike.tenants.OrganizationId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BreakerPermitTests {

  private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("test");
  private final BreakerPermit permit = new BreakerPermit(breaker, true);

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"OVERLOADED", "SERVER_ERROR", "TIMEOUT", "CONNECTION", "INVALID_RESPONSE"})
  void countsWhatIsTheTargetsFault(FailureClass failure) {
    permit.failed(new AttemptFailed(failure, "code", "sentence"));

    assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      mode = Mode.EXCLUDE,
      names = {"OVERLOADED", "SERVER_ERROR", "TIMEOUT", "CONNECTION", "INVALID_RESPONSE"})
  void countsNothingElse(FailureClass failure) {
    permit.failed(new AttemptFailed(failure, "code", "sentence"));

    assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void aStreamThatBreaksLaterIsASuccessAndAFailure() {
    permit.firstContent();
    permit.failed(new AttemptFailed(FailureClass.CONNECTION, "code", "sentence"));

    assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
    assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
  }

  @Test
  void aClientThatLeavesSoonSaysNothing() {
    permit.cancelled();
    permit.firstContent();

    assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void givesThePermitBackAtTheFirstContentWhenHalfOpen() {
    breaker.transitionToOpenState();
    breaker.transitionToHalfOpenState();
    for (int i = 0; i < 10; i++) {
      assertThat(breaker.tryAcquirePermission()).isTrue();
      new BreakerPermit(breaker, true).firstContent();
    }

    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void breakersOfTwoTenantsKnowNothingOfEachOther() {
    Breakers breakers = new Breakers();
    BreakerKey mine = new BreakerKey(new OrganizationId(new UUID(1, 1)), "up", "m");
    BreakerKey yours = new BreakerKey(new OrganizationId(new UUID(2, 2)), "up", "m");
    for (int i = 0; i < 10; i++) {
      breakers
          .acquire(mine, true)
          .failed(new AttemptFailed(FailureClass.SERVER_ERROR, "code", "sentence"));
    }

    org.assertj.core.api.Assertions.assertThatExceptionOfType(AttemptFailed.class)
        .isThrownBy(() -> breakers.acquire(mine, true))
        .matches(open -> open.failure() == FailureClass.BREAKER_OPEN);
    breakers.acquire(yours, true).firstContent();
  }
}
