package io.turnpike.app.api.records;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnpike.app.api.logs.LogViews;
import io.turnpike.app.api.logs.LogViews.RequestView;
import io.turnpike.billing.CallRecords.CallRecord;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.util.List;

/** A row of the log as its list shows it, with what the client wrote on the request. */
record LogRecordView(@JsonUnwrapped LogViews.Row row, @JsonUnwrapped CallLabels labels) {

  /** In the order of {@link #cells}. */
  static final List<String> HEADER =
      List.of(
          "request_id",
          "started_at",
          "team",
          "key",
          "config",
          "operation",
          "requested_model",
          "streamed",
          "provider",
          "model",
          "outcome",
          "status",
          "error_code",
          "attempts",
          "input_tokens",
          "output_tokens",
          "first_token_ms",
          "total_ms",
          "usage_source",
          "cost_nano_usd",
          "cost_complete",
          "user",
          "session_id",
          "trace_id",
          "metadata",
          "cache",
          "saved_nano_usd",
          "guardrail");

  static LogRecordView of(CallRecord call) {
    return new LogRecordView(LogViews.Row.of(call.row()), call.labels());
  }

  /**
   * @param metadata as JSON
   */
  Cells cells(String metadata) {
    RequestView request = row.request();
    return new Cells()
        .add(request.requestId(), request.startedAt(), request.team(), request.key())
        .add(request.config(), request.operation(), request.requestedModel(), request.streamed())
        .add(request.provider(), request.model(), request.outcome(), request.status())
        .add(request.errorCode(), row.attempts(), row.inputTokens(), row.outputTokens())
        .add(request.firstTokenMs(), request.totalMs(), row.bill().usageSource())
        .add(row.bill().costNanoUsd(), row.bill().costComplete())
        .add(labels.user(), labels.sessionId(), labels.traceId(), metadata)
        .add(row.notes().cache(), row.notes().savedNanoUsd(), row.notes().guardrail());
  }
}
