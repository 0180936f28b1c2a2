package io.turnpike.tenants.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may sign up.
 *
 * @param signup {@code open} to everyone, by {@code invite} only, or {@code closed}; absent: open
 */
@ConfigurationProperties("turnpike")
record SignUpSettings(@Nullable Mode signup) {

  /** An empty variable means the same as none: compose files cannot unset one. */
  Mode mode() {
    return signup == null ? Mode.OPEN : signup;
  }

  enum Mode {
    OPEN,
    INVITE,
    CLOSED
  }
}
