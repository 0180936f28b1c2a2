package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.plan.InvalidEvents;
import java.util.List;
import java.util.Locale;

/** {@code invalid_events}: what becomes of data in a stream that is no event. */
final class InvalidEventsReader {

  private static final List<String> WORDS =
      SchemaWords.list("/$defs/node/properties/invalid_events/enum");

  private InvalidEventsReader() {}

  /** The node's own when it says so, the outer one otherwise. */
  static InvalidEvents read(Fields node, InvalidEvents outer) {
    String word = node.string("invalid_events");
    if (word == null || WORDS.contains(word)) {
      return word == null ? outer : InvalidEvents.valueOf(word.toUpperCase(Locale.ROOT));
    }
    node.mistake(
        "invalid_events",
        Spelling.quoted(word)
            + " is no answer to that; use "
            + Spelling.list(WORDS)
            + "."
            + Spelling.hint(word, WORDS));
    return outer;
  }
}
