package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.plan.Timeouts;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code timeout} and {@code stream_timeout}, each of one try, whole or streamed. */
final class Times {

  private static final String WORD = "timeouts";
  private static final String WHOLE = "answer";
  private static final String STREAMED = "first_token";

  private Times() {}

  /**
   * Of a deployment, or for all of them: then the first to say so counts.
   *
   * @param both whether streams have no limit of their own
   */
  static void whole(Source field, ObjectNode node, boolean both) {
    String duration = Seconds.text(field.json());
    if (duration == null) {
      field.lost(Seconds.NONE);
    } else if (node.path(WORD).has(WHOLE)) {
      field.lost("Left out: a time for whole answers was given before.");
    } else {
      ObjectNode times = node.withObjectProperty(WORD).put(WHOLE, duration);
      if (both) {
        times.putIfAbsent(STREAMED, times.stringNode(duration));
      }
      field.adjusted(
          "Limits each try: \"answer\" what is not streamed"
              + (both ? ", \"first_token\" a stream's wait for its first content." : ".")
              + Seconds.cut(field.json()));
    }
  }

  /** A stream's wait for its first content. */
  static void streamed(Source field, ObjectNode node) {
    String duration = Seconds.text(field.json());
    if (duration == null) {
      field.lost(Seconds.NONE);
    } else {
      node.withObjectProperty(WORD).put(STREAMED, duration);
      field.adjusted(
          "Limits each try's wait for a stream's first content, as \"first_token\"."
              + Seconds.cut(field.json()));
    }
  }

  /** The whole request may take as long as the most patient of its tries. */
  static void makeRoom(ObjectNode document) {
    Duration longest = longest(document);
    if (longest.compareTo(Timeouts.DEFAULT.total()) > 0) {
      document.withObjectProperty(WORD).put("total", Durations.text(longest));
    }
  }

  private static Duration longest(ObjectNode document) {
    return document.findValues(WORD).stream()
        .flatMap(JsonNode::valueStream)
        .map(Durations::parse)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
