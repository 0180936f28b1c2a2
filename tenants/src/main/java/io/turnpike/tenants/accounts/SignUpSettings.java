package io.turnpike.tenants.accounts;

import io.turnpike.infra.settings.StartRefused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may sign up.
 *
 * @param signup {@code open} to everyone, or {@code closed}; absent: open
 */
@ConfigurationProperties("turnpike")
record SignUpSettings(@Nullable String signup) {

  SignUpSettings {
    switch (word(signup)) {
      case "open", "closed" -> {}
      default ->
          throw new StartRefused(
              "TURNPIKE_SIGNUP is \"" + signup + "\"; it can be open or closed.");
    }
  }

  boolean open() {
    return word(signup).equals("open");
  }

  /** An empty variable means the same as none: compose files cannot unset one. */
  private static String word(@Nullable String signup) {
    return signup == null || signup.isBlank() ? "open" : signup.strip().toLowerCase(Locale.ROOT);
  }
}
