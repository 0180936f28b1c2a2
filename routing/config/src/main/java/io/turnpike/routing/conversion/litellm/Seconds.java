package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.config.language.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as LiteLLM writes them, in seconds, as a duration of ours, of an hour at most. */
final class Seconds {

  static final String NONE = "Left out: it is no number of seconds above zero.";

  private static final double LONGEST = 3600;

  private Seconds() {}

  /** Null when it is none. */
  static @Nullable String text(JsonNode value) {
    double seconds = value.asDouble(0);
    if (!(seconds >= 0.001)) {
      return null;
    }
    long millis = BigDecimal.valueOf(Math.min(seconds, LONGEST)).movePointRight(3).longValue();
    return Durations.text(Duration.ofMillis(millis));
  }

  /** What a report adds about a time that was too long; empty for others. */
  static String cut(JsonNode value) {
    return value.asDouble(0) > LONGEST ? " An hour is the most." : "";
  }
}
