package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.UsageEvent.Timing;
import java.time.Instant;

/** When it was and how long it took. */
final class TimingColumns {

  static final Columns<Timing> ALL = new Columns<>();

  private static final Cell<Instant> STARTED_AT = ALL.time("started_at", Timing::startedAt);
  private static final Cell<Long> FIRST_TOKEN =
      ALL.big("first_token_micros", Timing::firstTokenMicros);
  private static final Cell<Long> TOTAL = ALL.big("total_micros", Timing::totalMicros);

  private TimingColumns() {}

  static Timing read(Readable row) {
    return new Timing(STARTED_AT.of(row), FIRST_TOKEN.of(row), TOTAL.of(row));
  }
}
