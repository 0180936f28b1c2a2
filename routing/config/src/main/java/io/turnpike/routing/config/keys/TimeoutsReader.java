package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.Timeouts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code timeouts}, and Portkey's {@code request_timeout}: the wait for a stream's first content,
 * and for the whole of an answer that is none.
 */
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
    Fields own = node.object("timeouts", Vocabulary.TIMEOUTS);
    return own == null ? outer : new TimeoutsReader(own, outer).merged(node);
  }

  private Timeouts merged(Fields node) {
    onlyOnce(node);
    totalOnlyAtTheTop(node);
    Duration total = duration("total", LONGEST, outer.total());
    boolean free = outer.answer().equals(outer.total());
    Timeouts merged =
        new Timeouts(
            duration("connect", LONGEST_CONNECT, outer.connect()),
            duration("first_token", LONGEST, outer.firstToken()),
            duration("answer", LONGEST, free ? total : outer.answer()),
            duration("idle", LONGEST, outer.idle()),
            total);
    shorterThanTotal("connect", merged.connect(), merged.total());
    shorterThanTotal("first_token", merged.firstToken(), merged.total());
    shorterThanTotal("answer", merged.answer(), merged.total());
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
    for (String key : List.of("first_token", "answer")) {
      if (node.has("request_timeout") && own.has(key)) {
        node.mistake(
            "request_timeout",
            "says the same as \"timeouts\": {\"" + key + "\": …}; keep one of them.");
      }
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

  /** Portkey has one limit, for the first content and for a whole answer. */
  static Timeouts requestTimeout(Fields node, Timeouts outer) {
    @Nullable Integer millis = node.whole("request_timeout", 1, LONGEST_MILLIS);
    if (millis == null) {
      return outer;
    }
    Duration wait = Duration.ofMillis(millis);
    return new Timeouts(outer.connect(), wait, wait, outer.idle(), outer.total());
  }
}
