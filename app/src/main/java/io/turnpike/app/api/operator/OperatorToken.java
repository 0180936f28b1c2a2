package io.turnpike.app.api.operator;

import io.turnpike.infra.refusal.Forbidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Tells the operator from everybody else. */
@Component
@EnableConfigurationProperties(OperatorSettings.class)
class OperatorToken {

  static final String HEADER = "x-turnpike-operator-token";

  private final @Nullable String token;

  OperatorToken(OperatorSettings settings) {
    this.token = settings.token();
  }

  /** Throws Forbidden. */
  void check(@Nullable String given) {
    if (token == null || given == null || !MessageDigest.isEqual(bytes(token), bytes(given))) {
      throw new Forbidden(
          "This is for the operator of the installation, who sets TURNPIKE_OPERATOR_TOKEN and"
              + " sends it as \""
              + HEADER
              + "\".");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
