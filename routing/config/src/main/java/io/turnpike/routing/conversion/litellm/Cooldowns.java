package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When a deployment is left alone, and for how long, as rules for breakers. */
final class Cooldowns {

  private static final String WORD = "cb_config";
  private static final int MOST_FAILURES = 10_000;
  private static final int LEAST_MILLIS = 1_000;
  private static final int MOST_MILLIS = 3_600_000;

  private Cooldowns() {}

  /** {@code allowed_fails} or {@code cooldown_time}. The first to say so counts. */
  static void carry(Source field, ObjectNode node) {
    boolean fails = field.key().equals("allowed_fails");
    String key = fails ? "failure_threshold" : "cooldown_interval";
    long value = fails ? threshold(field.json()) : millis(field.json());
    boolean before = node.path(WORD).has(key);
    if (value < 0 || before) {
      field.lost(before ? "Left out: it was said before." : bounds(fails));
      return;
    }
    node.withObjectProperty(WORD).put(key, (int) value);
    field.adjusted(fails ? failures(value) : pause(value));
  }

  /** One more than are allowed. */
  private static long threshold(JsonNode value) {
    long allowed = value.isIntegralNumber() ? value.asLong(-1) : -1;
    return allowed < 0 || allowed >= MOST_FAILURES ? -1 : allowed + 1;
  }

  private static long millis(JsonNode value) {
    double seconds = value.isNumber() ? value.doubleValue() : 0;
    return seconds > 0 && seconds * 1_000 <= MOST_MILLIS
        ? Math.max(LEAST_MILLIS, Math.round(seconds * 1_000))
        : -1;
  }

  private static String bounds(boolean fails) {
    return fails
        ? "Left out: it is no whole number from 0 to " + (MOST_FAILURES - 1) + "."
        : "Left out: it is no number of seconds above zero and up to an hour.";
  }

  private static String failures(long threshold) {
    return "Became \"failure_threshold\": "
        + threshold
        + ", of a target's failures within the breaker's window.";
  }

  private static String pause(long millis) {
    return "Became \"cooldown_interval\": "
        + millis
        + ", a breaker's first wait; then two calls find out.";
  }
}
