package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.config.query.QueryField;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Step.Sticky;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code sticky}: the same choice for the same values. */
final class StickyReader {

  private static final int MOST_FIELDS = 10;
  private static final int LONGEST_TTL = 31_536_000;

  private StickyReader() {}

  /** Null without one, and for one that is switched off. */
  static @Nullable Sticky read(Fields strategy) {
    Fields own = strategy.object("sticky", Vocabulary.STICKY);
    if (own == null) {
      return null;
    }
    boolean enabled = own.truth("enabled", true);
    List<Field> fields = fields(own, enabled);
    if (own.whole("ttl", 1, LONGEST_TTL) != null) {
      own.warning(
          "ttl",
          "is not needed and means nothing: the choice follows from the values, and nothing is"
              + " stored.");
    }
    return enabled ? new Sticky(fields) : null;
  }

  private static List<Field> fields(Fields own, boolean needed) {
    List<Field> fields = new ArrayList<>();
    if (!own.each("hash_fields", (value, at) -> add(value, at, own, fields)) && needed) {
      own.mistake(own.at(), "needs \"hash_fields\", for example [\"metadata.user\"].");
    }
    if (fields.size() > MOST_FIELDS) {
      own.mistake("hash_fields", "must have at most " + MOST_FIELDS + " elements.");
    }
    return List.copyOf(fields);
  }

  private static void add(JsonNode value, Pointer at, Fields own, List<Field> fields) {
    QueryField field = value.isString() ? QueryField.parse(value.stringValue()) : null;
    if (field == null || !field.kind().isStable()) {
      own.mistake(
          at,
          "must be a field such as \"metadata.user\", \"params.user\", \"headers.x-session\","
              + " \"user\", \"session\", \"team\" or \"key.id\".");
    } else {
      field.warnOfSecrecy(at, own.findings());
      own.addOnce(field.field(), at, fields);
    }
  }
}
