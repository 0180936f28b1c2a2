package io.turnpike.routing.gateway.attempt.permit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be tried at one time.
 *
 * @param perConnection calls in flight over one connection of one organization on this node, so
 *     that a provider that hangs cannot take all of the organization's places
 */
@ConfigurationProperties("turnpike.gateway.attempts")
record AttemptSettings(@DefaultValue("5000") int perConnection) {

  public AttemptSettings {
    if (perConnection < 1) {
      throw new IllegalArgumentException(
          "turnpike.gateway.attempts.per-connection must be at least 1.");
    }
  }
}
