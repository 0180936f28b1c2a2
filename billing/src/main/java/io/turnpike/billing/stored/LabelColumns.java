package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import org.jspecify.annotations.Nullable;

/** What the client wrote on its request. */
final class LabelColumns {

  static final Columns<CallLabels> ALL = new Columns<>();

  private static final Cell<String> METADATA =
      ALL.jsonb("metadata", labels -> EventJson.metadata(Limits.storable(labels.metadata())));
  private static final Cell<@Nullable String> TRACE_ID =
      ALL.optional("trace_id", Limits.NAME, CallLabels::traceId);
  private static final Cell<@Nullable String> USER =
      ALL.optional("end_user", Limits.NAME, CallLabels::user);
  private static final Cell<@Nullable String> SESSION_ID =
      ALL.optional("session_id", Limits.NAME, CallLabels::sessionId);

  private LabelColumns() {}

  static CallLabels read(Readable row) {
    return new CallLabels(
        EventJson.metadata(METADATA.of(row)), TRACE_ID.of(row), USER.of(row), SESSION_ID.of(row));
  }
}
