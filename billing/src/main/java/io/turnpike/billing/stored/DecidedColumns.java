package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.UsageEvent.Decided;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why it went where it went. */
final class DecidedColumns {

  static final Columns<Decided> ALL = new Columns<>();

  private static final Cell<@Nullable String> SUMMARY =
      ALL.optional("decision", Limits.SENTENCE, Decided::summary);
  private static final Cell<String> NOTES =
      ALL.json("decision_record", decided -> EventJson.notes(decided.notes()));

  private DecidedColumns() {}

  static Decided read(Readable row) {
    return new Decided(SUMMARY.of(row), notes(row));
  }

  static List<DecisionNote> notes(Readable row) {
    return EventJson.notes(NOTES.of(row));
  }
}
