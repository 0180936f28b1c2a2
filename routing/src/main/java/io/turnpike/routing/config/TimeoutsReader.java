package io.turnpike.routing.config;

import io.turnpike.routing.RoutePlan.Timeouts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code timeouts}, and Portkey's {@code request_timeout}, which is the wait for first content. */
final class TimeoutsReader {

  static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);
  private static final int LONGEST_MILLIS = (int) LONGEST.toMillis();

  private final Fields own;
  private final Timeouts outer;

  private TimeoutsReader(Fields own, Timeouts outer) {
    this.own = own;
    this.outer = outer;
  }

  /** Those of the node where it has any, the outer ones elsewhere. */
  static Timeouts read(Fields node, Timeouts outer) {
    Timeouts asked = requestTimeout(node, outer);
    Fields own = node.object("timeouts", Vocabulary.TIMEOUTS);
    return own == null ? asked : new TimeoutsReader(own, asked).merged(node);
  }

  private Timeouts merged(Fields node) {
    onlyOnce(node);
    totalOnlyAtTheTop(node);
    Timeouts merged =
        new Timeouts(
            duration("connect", LONGEST_CONNECT, outer.connect()),
            duration("first_token", LONGEST, outer.firstToken()),
            duration("idle", LONGEST, outer.idle()),
            duration("total", LONGEST, outer.total()));
    shorterThanTotal("connect", merged.connect(), merged.total());
    shorterThanTotal("first_token", merged.firstToken(), merged.total());
    return merged;
  }

  private Duration duration(String key, Duration most, Duration otherwise) {
    JsonNode value = own.get(key);
    if (value == null) {
      return otherwise;
    }
    Duration read = Durations.read(value, own.place(key), most, own.findings());
    return read == null ? otherwise : read;
  }

  private void onlyOnce(Fields node) {
    if (node.has("request_timeout") && own.has("first_token")) {
      node.mistake(
          "request_timeout",
          "says the same as \"timeouts\": {\"first_token\": …}; keep one of them.");
    }
  }

  private void totalOnlyAtTheTop(Fields node) {
    if (own.has("total") && !node.at().equals(Pointer.ROOT)) {
      own.mistake(
          "total",
          "counts for the whole request over all targets; move it to the top of the document.");
    }
  }

  /** Only what this object says itself: a default may well be longer than a short total. */
  private void shorterThanTotal(String key, Duration part, Duration total) {
    if (own.has(key) && own.has("total") && part.compareTo(total) > 0) {
      own.mistake(key, "is longer than \"total\", which is " + Durations.text(total) + ".");
    }
  }

  private static Timeouts requestTimeout(Fields node, Timeouts outer) {
    @Nullable Integer millis = node.whole("request_timeout", 1, LONGEST_MILLIS);
    return millis == null
        ? outer
        : new Timeouts(outer.connect(), Duration.ofMillis(millis), outer.idle(), outer.total());
  }
}
