package io.turnpike.app.api.operator;

import io.turnpike.infra.settings.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param token that the operator's requests carry; null where nobody may make any
 */
@ConfigurationProperties("turnpike.operator")
record OperatorSettings(@Nullable String token) {

  private static final int SHORTEST = 24;

  OperatorSettings {
    if (token != null && token.length() < SHORTEST) {
      throw new StartRefused(
          "TURNPIKE_OPERATOR_TOKEN must have at least " + SHORTEST + " characters.");
    }
  }
}
