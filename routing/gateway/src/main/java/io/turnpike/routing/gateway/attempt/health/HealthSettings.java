package io.turnpike.routing.gateway.attempt.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When targets are left alone, and for how long.
 *
 * @param window over which calls are counted
 * @param minimumCalls in it before a breaker may open
 * @param slow a first content that takes longer counts as slow
 * @param openFor first wait of an open breaker; doubled each time it opens again
 * @param longestOpen most it is doubled to
 * @param probesQuiet requests with nowhere else to go try a target that was open only when no
 *     request with an alternative has come for this long
 * @param panicEvery least time between two calls to a target that is open, when all others are too
 */
@ConfigurationProperties("turnpike.gateway.breakers")
record HealthSettings(
    @DefaultValue("30s") Duration window,
    @DefaultValue("10") int minimumCalls,
    @DefaultValue("20s") Duration slow,
    @DefaultValue("5s") Duration openFor,
    @DefaultValue("60s") Duration longestOpen,
    @DefaultValue("3s") Duration probesQuiet,
    @DefaultValue("2s") Duration panicEvery) {

  static final HealthSettings DEFAULT =
      new HealthSettings(
          Duration.ofSeconds(30),
          10,
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(3),
          Duration.ofSeconds(2));

  public HealthSettings {
    if (window.toSeconds() < 1 || window.toSeconds() > 600 || minimumCalls < 1) {
      throw new IllegalArgumentException(
          "turnpike.gateway.breakers.window must be 1s to 10m, minimum-calls at least 1.");
    }
    if (!isPositive(slow) || !isPositive(openFor) || longestOpen.compareTo(openFor) < 0) {
      throw new IllegalArgumentException(
          "turnpike.gateway.breakers.slow and open-for must be more than nothing, longest-open no"
              + " less than open-for.");
    }
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
