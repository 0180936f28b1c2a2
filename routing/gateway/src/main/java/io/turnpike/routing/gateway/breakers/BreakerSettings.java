package io.turnpike.routing.gateway.breakers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node keeps what operators ordered.
 *
 * @param resync how often it is compared with the database, to heal a lost announcement
 */
@ConfigurationProperties("turnpike.breaker-overrides")
record BreakerSettings(@DefaultValue("30s") Duration resync) {

  BreakerSettings {
    if (resync.isNegative() || resync.isZero()) {
      throw new IllegalArgumentException(
          "turnpike.breaker-overrides.resync must be more than nothing.");
    }
  }
}
