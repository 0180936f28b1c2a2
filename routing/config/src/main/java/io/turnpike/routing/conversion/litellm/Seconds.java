package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.config.language.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as LiteLLM writes them, in seconds, as a duration of ours. */
final class Seconds {

  private static final double LONGEST = 3600;

  private Seconds() {}

  /** Null when it is none, or longer than an hour. */
  static @Nullable String text(JsonNode value) {
    double seconds = value.asDouble(0);
    if (!(seconds >= 0.001 && seconds <= LONGEST)) {
      return null;
    }
    long millis = BigDecimal.valueOf(seconds).movePointRight(3).longValue();
    return Durations.text(Duration.ofMillis(millis));
  }
}
