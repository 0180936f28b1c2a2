package io.turnpike.app.api.records;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnpike.app.api.Fields;
import io.turnpike.app.api.logs.UsageView;
import io.turnpike.billing.CallRecords.CallRecord;
import io.turnpike.billing.LogRow;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is metered: whose it was, what it used of each class of tokens, which do not
 * overlap, and what it cost.
 *
 * @param id of the record; a call has one, and it is the id of its request
 * @param costNanoUsd what is known of it; null for nothing
 */
record UsageRecordView(
    UUID id,
    UUID requestId,
    Instant startedAt,
    String team,
    String key,
    UUID keyId,
    @Nullable String config,
    String operation,
    String requestedModel,
    @Nullable String provider,
    @Nullable String model,
    String outcome,
    int status,
    int attempts,
    UsageView usage,
    String usageSource,
    @Nullable Long costNanoUsd,
    boolean costComplete,
    @Nullable String priceVersion,
    @JsonUnwrapped CallLabels labels) {

  /** In the order of {@link #cells}. */
  static final List<String> HEADER =
      List.of(
          "id",
          "request_id",
          "started_at",
          "team",
          "key",
          "key_id",
          "config",
          "operation",
          "requested_model",
          "provider",
          "model",
          "outcome",
          "status",
          "attempts",
          "input",
          "cached_input",
          "cache_write_5m",
          "cache_write_1h",
          "output",
          "reasoning",
          "audio_input",
          "audio_output",
          "image",
          "usage_source",
          "cost_nano_usd",
          "cost_complete",
          "price_version",
          "user",
          "session_id",
          "trace_id",
          "metadata");

  static UsageRecordView of(CallRecord call) {
    LogRow row = call.row();
    return new UsageRecordView(
        row.requestId(),
        row.requestId(),
        row.timing().startedAt(),
        row.who().teamSlug(),
        row.who().keyName(),
        row.who().key().value(),
        row.asked().configReference(),
        row.asked().operation(),
        row.asked().model(),
        row.served().provider(),
        row.served().model(),
        Fields.word(row.served().outcome()),
        row.served().status(),
        row.attempts(),
        UsageView.of(row.bill().usage()),
        Fields.word(row.bill().source()),
        row.bill().nanoUsd(),
        row.unpricedAttempts() == 0,
        row.bill().priceVersion(),
        call.labels());
  }

  /**
   * @param metadata as JSON
   */
  Cells cells(String metadata) {
    return new Cells()
        .add(id, requestId, startedAt, team, key, keyId, config, operation, requestedModel)
        .add(provider, model, outcome, status, attempts)
        .add(usage.input(), usage.cachedInput(), usage.cacheWrite5m(), usage.cacheWrite1h())
        .add(usage.output(), usage.reasoning(), usage.audioInput(), usage.audioOutput())
        .add(usage.image(), usageSource, costNanoUsd, costComplete, priceVersion)
        .add(labels.user(), labels.sessionId(), labels.traceId(), metadata);
  }
}
