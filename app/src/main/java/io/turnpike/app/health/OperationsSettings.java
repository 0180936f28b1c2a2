package io.turnpike.app.health;

import io.turnpike.infra.settings.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param port of the operator's own, where health and metrics are served instead of the public one;
 *     null when there is none
 */
@ConfigurationProperties("turnpike.operations")
record OperationsSettings(@Nullable Integer port) {

  OperationsSettings {
    if (port != null && (port < 1 || port > 65_535)) {
      throw new StartRefused(
          "TURNPIKE_OPERATIONS_PORT is " + port + "; it must be a port between 1 and 65535.");
    }
  }
}
