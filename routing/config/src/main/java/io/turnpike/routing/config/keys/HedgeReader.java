package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.Hedge;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code hedge}: a second try beside the first, whichever answers first. */
final class HedgeReader {

  private static final double USUAL_PERCENT = 2;
  private static final double MOST_PERCENT = 10;
  private static final String LEARNT = "p95";

  private HedgeReader() {}

  /** The node's own when it has one, the outer one otherwise. */
  static @Nullable Hedge read(Fields node, @Nullable Hedge outer) {
    Fields own = node.object("hedge", Vocabulary.HEDGE);
    return own == null ? outer : read(own);
  }

  private static @Nullable Hedge read(Fields own) {
    own.lacks("after", ": a duration, or \"p95\".");
    @Nullable Duration after = after(own);
    @Nullable Double percent = own.number("max_percent", 0, MOST_PERCENT);
    double most = percent == null ? USUAL_PERCENT : percent;
    return most == 0 ? null : new Hedge(after, most);
  }

  private static @Nullable Duration after(Fields own) {
    JsonNode value = own.get("after");
    if (value == null || value.isString() && value.stringValue().equals(LEARNT)) {
      return null;
    }
    return Durations.read(value, own.place("after"), TimeoutsReader.LONGEST, own.findings());
  }
}
