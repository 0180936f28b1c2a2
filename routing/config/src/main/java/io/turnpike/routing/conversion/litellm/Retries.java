package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Numbers of tries, for all failures and for those of a kind. */
final class Retries {

  private static final int MOST = 5;
  private static final Map<String, String> CLASSES =
      Map.of(
          "BadRequestErrorRetries", "bad_request",
          "AuthenticationErrorRetries", "auth",
          "TimeoutErrorRetries", "timeout",
          "RateLimitErrorRetries", "rate_limited",
          "ContentPolicyViolationErrorRetries", "content_filter",
          "InternalServerErrorRetries", "server_error");

  private static final String NO_NUMBER = "Left out: it is no whole number.";

  private Retries() {}

  /** Into {@code retry} of the node. The first to say so counts. */
  static void carry(Source field, ObjectNode node) {
    Integer attempts = attempts(field.json());
    boolean before = node.path("retry").has("attempts");
    if (attempts == null || before) {
      field.lost(before ? "Left out: a number of tries was given before." : NO_NUMBER);
      return;
    }
    node.withObjectProperty("retry").put("attempts", attempts);
    field.adjusted(
        "Became "
            + attempts
            + " further tries of the same target, which may be 5 at most; then the next one's"
            + " turn comes.");
  }

  /** {@code retry_policy}: a number of tries for each kind of error. */
  static void carryPolicy(Source policy, ObjectNode node) {
    ObjectNode classes = JsonNodeFactory.instance.objectNode();
    policy.children().forEach(kind -> carryKind(kind, classes));
    if (classes.isEmpty()) {
      policy.lost("Left out: it gives no number of tries for a kind of error known here.");
      return;
    }
    ObjectNode retry = node.withObjectProperty("retry");
    if (!retry.has("attempts")) {
      retry.put("attempts", 0);
    }
    retry.set("per_class", classes);
  }

  private static void carryKind(Source kind, ObjectNode classes) {
    String word = CLASSES.get(kind.key());
    Integer attempts = attempts(kind.json());
    if (word == null || attempts == null) {
      kind.lost(word == null ? "Left out: no failure class is like it." : NO_NUMBER);
    } else {
      classes.put(word, attempts);
      kind.adjusted("Became " + attempts + " further tries after \"" + word + "\" (at most 5).");
    }
  }

  private static @Nullable Integer attempts(JsonNode value) {
    return value.isIntegralNumber() ? (Integer) Math.clamp(value.asLong(MOST), 0, MOST) : null;
  }
}
