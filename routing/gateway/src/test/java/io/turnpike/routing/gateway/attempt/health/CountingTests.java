package io.turnpike.routing.gateway.attempt.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.attempt.health.ConnectionHealth.RetryBucket;
import org.junit.jupiter.api.Test;

/** Tallies, latencies, retry buckets and hedge shares: numbers that are kept without locks. */
class CountingTests {

  @Test
  void aTallyForgetsAfterTwoPeriods() {
    Tally tally = new Tally(1_000);
    tally.count(true, 500);
    tally.count(false, 1_500);

    assertThat(tally.health(1_900)).isEqualTo(0.5);
    assertThat(tally.health(2_100)).isEqualTo(1);
    tally.count(true, 2_200);
    assertThat(tally.health(2_300)).isEqualTo(0.5);
    assertThat(tally.health(3_100)).isZero();
    assertThat(tally.health(9_999)).isEqualTo(1);
  }

  @Test
  void aTallyKeepsItsShareBeyondWhatItCanCount() {
    Tally tally = new Tally(1_000_000);
    for (int i = 0; i < 10_000; i++) {
      tally.count(i % 4 == 0, 7);
    }

    assertThat(tally.health(7)).isBetween(0.74, 0.76);
  }

  @Test
  void percentilesAreOfTheLastCalls() {
    Latencies latencies = new Latencies();
    assertThat(latencies.p95()).isEqualTo(-1);
    for (int i = 1; i <= 1_000; i++) {
      latencies.record(5, 0);
    }
    for (int i = 1; i <= 65; i++) {
      latencies.record(i, 0);
    }

    assertThat(latencies.p50()).isBetween(29L, 37L);
    assertThat(latencies.p95()).isBetween(55L, 65L);
    assertThat(latencies.samples()).isEqualTo(64);
  }

  @Test
  void theAverageFollowsQuicklyAfterASilence() {
    Latencies latencies = new Latencies();
    latencies.record(1_000_000, 0);
    latencies.record(0, 1);
    assertThat(latencies.average()).isEqualTo(900_000);

    latencies.record(0, 60_000);

    assertThat(latencies.average()).isLessThan(5_000);
  }

  @Test
  void anOutageIsNotMultiplied() {
    RetryBucket bucket = new RetryBucket();
    int attempts = 0;
    for (int request = 0; request < 2_000; request++) {
      attempts++;
      bucket.deposit();
      for (int retry = 0; retry < 3 && bucket.take(); retry++) {
        attempts++;
        bucket.deposit();
      }
    }

    assertThat(attempts).isBetween(2_100, 2_400);
  }

  @Test
  void savesUpNoMoreThanTenRetries() {
    RetryBucket bucket = new RetryBucket();
    for (int i = 0; i < 10_000; i++) {
      bucket.deposit();
    }
    int taken = 0;
    while (bucket.take()) {
      taken++;
    }

    assertThat(taken).isEqualTo(10);
  }

  @Test
  void hedgesStayWithinTheirShare() {
    HedgeShare share = new HedgeShare();
    int hedged = 0;
    for (int request = 0; request < 50_000; request++) {
      share.request();
      hedged += share.take(2) ? 1 : 0;
    }

    assertThat(hedged).isBetween(800, 1_000);
  }
}
