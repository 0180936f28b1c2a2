package io.turnpike.infra.shutdown;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param drain how long the process goes on taking requests after it was told to stop, while {@code
 *     /readyz} says that it should get none; absent: 5 s beside a database of its own, else none
 */
@ConfigurationProperties("turnpike.shutdown")
record ShutdownSettings(@Nullable Duration drain) {

  private static final Duration USUAL = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  ShutdownSettings {
    if (drain != null && (drain.isNegative() || drain.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          "turnpike.shutdown.drain must be between 0s and 10m, not " + drain.toSeconds() + "s.");
    }
  }

  /** Nobody stands in front of a node that is the only one. */
  Duration drain(boolean alone) {
    Duration given = drain;
    return given != null ? given : alone ? Duration.ZERO : USUAL;
  }
}
