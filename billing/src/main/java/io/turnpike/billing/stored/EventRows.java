package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.CallRecords.CallRecord;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.billing.LogRow;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.UsageEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Usage events as rows of {@code usage_event}, there and back. The columns of each part of an event
 * stand beside each other in a class of their own; here is what concerns the whole.
 */
public final class EventRows {

  /** What lists show. */
  private static final Columns<NewRow> LISTED =
      new Columns<NewRow>()
          .with(WhoColumns.ALL, row -> row.event().who())
          .with(AskedColumns.ALL, row -> row.event().asked())
          .with(ServedColumns.ALL, row -> row.event().served())
          .with(BillColumns.ALL, NewRow::bill)
          .with(TimingColumns.ALL, row -> row.event().timing())
          .with(ListedColumns.ALL, row -> ListedNotes.of(row.event().decided().notes()));

  private static final Cell<UUID> ID = LISTED.uuid("id", row -> row.event().id());
  private static final Cell<Integer> ATTEMPT_COUNT =
      LISTED.number("attempt_count", row -> row.event().attempts().size());
  private static final Cell<Integer> UNPRICED_ATTEMPTS =
      LISTED.number("unpriced_attempts", row -> row.event().unpricedAttempts());

  /** What only a single entry shows. */
  private static final Columns<NewRow> DETAILS =
      new Columns<NewRow>()
          .with(DecidedColumns.ALL, row -> row.event().decided())
          .with(LabelColumns.ALL, row -> row.event().labels());

  private static final Cell<String> ATTEMPTS =
      DETAILS.json("attempts", row -> EventJson.attempts(row.attempts()));
  private static final Cell<String> COST_LINES =
      DETAILS.plain("cost_lines", row -> CostText.of(row.costLines()));

  /** What is for partitions, reports and operators. */
  private static final Columns<NewRow> ASIDE = new Columns<>();

  /** Postgres gives these. */
  private static final Cell<Long> STORED_SEQ = Cell.filled("stored_seq", Long.class);

  private static final Cell<Instant> STORED_AT = Cell.filled("stored_at", Instant.class);

  static {
    ASIDE.day("event_day", row -> EventTime.day(row.event().id()));
    ASIDE.big("input_tokens", row -> row.usage().totalInput());
    ASIDE.big("output_tokens", row -> row.usage().totalOutput());
    ASIDE.optionalJsonb("elsewhere", NewRow::elsewhere);
    ASIDE.text("node", Limits.NAME, NewRow::node);
  }

  /** In the order in which {@link #write} writes them. */
  public static final String WRITTEN =
      String.join(", ", LISTED.names(), DETAILS.names(), ASIDE.names());

  private static final int COUNT = LISTED.count() + DETAILS.count() + ASIDE.count();

  /** For {@link #row} and {@link #arrival}. */
  public static final String ROW = LISTED.selected() + ", stored_seq";

  /** For {@link #record} and {@link #arrival}. */
  public static final String RECORD =
      String.join(", ", LISTED.selected(), LabelColumns.ALL.selected(), "stored_seq");

  /** For {@link #notes}. */
  public static final String NOTES = "decision_record::text as decision_record";

  /** For {@link #entry}. */
  public static final String ENTRY =
      String.join(", ", LISTED.selected(), DETAILS.selected(), "stored_at");

  private EventRows() {}

  /**
   * Adds one row.
   *
   * @param node whose journal it comes from
   */
  public static void write(CopyRow out, UsageEvent event, List<CostLine> costLines, String node) {
    NewRow row = NewRow.of(event, costLines, node);
    out.begin(COUNT);
    LISTED.write(out, row);
    DETAILS.write(out, row);
    ASIDE.write(out, row);
  }

  public static LogRow row(Readable row) {
    return new LogRow(
        ID.of(row),
        WhoColumns.read(row),
        AskedColumns.read(row),
        ATTEMPT_COUNT.of(row),
        ServedColumns.read(row),
        BillColumns.read(row),
        UNPRICED_ATTEMPTS.of(row),
        TimingColumns.read(row),
        ListedColumns.read(row));
  }

  /** The decision record. */
  public static List<DecisionNote> notes(Readable row) {
    return DecidedColumns.notes(row);
  }

  public static CallRecord record(Readable row) {
    return new CallRecord(row(row), LabelColumns.read(row));
  }

  /** The number it was given when it was stored. */
  public static long arrival(Readable row) {
    return STORED_SEQ.of(row);
  }

  public static LogEntry entry(Readable row) {
    return new LogEntry(event(row), CostText.read(COST_LINES.of(row)), STORED_AT.of(row));
  }

  private static UsageEvent event(Readable row) {
    Bill bill = BillColumns.read(row);
    List<Attempt> attempts = OnlyAttempt.whole(EventJson.attempts(ATTEMPTS.of(row)), bill);
    return new UsageEvent(
        ID.of(row),
        WhoColumns.read(row),
        AskedColumns.read(row),
        LabelColumns.read(row),
        DecidedColumns.read(row),
        attempts,
        ServedColumns.read(row),
        bill,
        TimingColumns.read(row));
  }
}
