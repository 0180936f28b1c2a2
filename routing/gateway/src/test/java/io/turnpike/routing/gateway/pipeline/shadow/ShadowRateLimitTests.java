package io.turnpike.routing.gateway.pipeline.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShadowRateLimitTests {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void aMinuteSeesItsShareAndAtMostWhatAMinuteSavedUpHoweverManyAreWanted() {
    AtomicLong bucket = new AtomicLong(-7);
    int[] taken = new int[240];
    for (int second = 0; second < 240; second++) {
      for (int i = 0; i < 50; i++) {
        taken[second] += ShadowRateLimit.take(bucket, second * SECOND, 60) ? 1 : 0;
      }
    }

    for (int from = 0; from <= 180; from++) {
      int inAMinute = 0;
      for (int second = from; second < from + 60; second++) {
        inAMinute += taken[second];
      }
      assertThat(inAMinute).isBetween(60, from < 2 ? 120 : 60);
    }
  }

  @Test
  void aMinutesWorthMayComeAtOnce() {
    AtomicLong bucket = new AtomicLong(0);

    for (int i = 0; i < 3; i++) {
      assertThat(ShadowRateLimit.take(bucket, 7, 3)).isTrue();
    }
    assertThat(ShadowRateLimit.take(bucket, 7, 3)).isFalse();
    assertThat(ShadowRateLimit.take(bucket, 20 * SECOND + 7, 3)).isTrue();
    assertThat(ShadowRateLimit.take(bucket, 20 * SECOND + 7, 3)).isFalse();
  }

  @Test
  void oneAMinuteIsOneAMinute() {
    AtomicLong bucket = new AtomicLong(0);

    assertThat(ShadowRateLimit.take(bucket, 0, 1)).isTrue();
    assertThat(ShadowRateLimit.take(bucket, 50 * SECOND, 1)).isFalse();
    assertThat(ShadowRateLimit.take(bucket, 60 * SECOND, 1)).isTrue();
  }
}
