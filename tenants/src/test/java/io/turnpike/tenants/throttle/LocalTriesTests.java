package io.turnpike.tenants.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalTriesTests {

  private static final Limit LIMIT = new Limit(3, 5, Duration.ofMinutes(15));

  private final LocalTries tries = new LocalTries();
  private Instant now = Instant.EPOCH;

  @Test
  void theWaitDoublesAfterTheFreeTries() {
    assertThat(tryOnce()).isZero();
    assertThat(tryOnce()).isZero();
    assertThat(tryOnce()).isZero();
    assertThat(tryOnce()).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(tryOnce()).isZero();
    assertThat(tryOnce()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void afterTheLastTryTheWindowMustPass() {
    for (int i = 0; i < 5; i++) {
      assertThat(tryOnce()).isZero();
      pass(Duration.ofSeconds(10));
    }
    assertThat(tryOnce()).isEqualTo(Duration.ofMinutes(15).minusSeconds(50));
    pass(Duration.ofMinutes(15).minusSeconds(50));
    assertThat(tryOnce()).isZero();
  }

  @Test
  void aRefusedTryDoesNotCount() {
    for (int i = 0; i < 100; i++) {
      tryOnce();
    }
    assertThat(tryOnce()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aTakenBackTryDoesNotCount() {
    Limit one = Limit.plain(1, Duration.ofMinutes(1));
    assertThat(tries.admit("b", one, now)).isZero();
    tries.refund("b").block();
    pass(Duration.ofSeconds(2));
    assertThat(tries.admit("b", one, now)).isZero();
    assertThat(tries.admit("b", one, now)).isPositive();
  }

  @Test
  void keysDoNotMix() {
    for (int i = 0; i < 4; i++) {
      tryOnce();
    }
    assertThat(tries.admit("other", LIMIT, now)).isZero();
  }

  private Duration tryOnce() {
    return tries.admit("a", LIMIT, now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
