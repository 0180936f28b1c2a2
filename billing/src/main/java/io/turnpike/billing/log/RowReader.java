package io.turnpike.billing.log;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.ledger.CostText;
import io.turnpike.billing.ledger.EventJson;
import io.turnpike.billing.ledger.OnlyAttempt;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Cost;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageSource;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns to records. */
final class RowReader {

  static final String ROW =
      """
      id, started_at, team_slug, key_id, key_name, config, config_version, operation,
      requested_model, streamed, attempt_count, provider, model, outcome, status, error_code,
      input_tokens, output_tokens, usage_source, cost_nano, unpriced_attempts, first_token_micros,
      total_micros, stored_seq""";

  static final String ENTRY =
      """
      id, organization_id, team_id, team_slug, key_id, key_name, started_at, config,
      config_version, operation, requested_model, streamed, attempts::text as attempts, provider,
      model, outcome, status, error_code, error_message, input, cached_input, cache_write_5m,
      cache_write_1h, output, reasoning, audio_input, audio_output, image, usage_source, cost_nano,
      price_version, cost_lines, first_token_micros, total_micros, decision,
      decision_record::text as decision_record, metadata::text as metadata, trace_id, end_user,
      session_id, stored_at""";

  private RowReader() {}

  static LogRow row(Readable row) {
    return new LogRow(
        uuid(row, "id"),
        time(row, "started_at"),
        text(row, "team_slug"),
        uuid(row, "key_id").toString(),
        text(row, "key_name"),
        nullable(row, "config"),
        number(row, "config_version"),
        text(row, "operation"),
        text(row, "requested_model"),
        flag(row, "streamed"),
        number(row, "attempt_count"),
        nullable(row, "provider"),
        nullable(row, "model"),
        Outcome.valueOf(text(row, "outcome")),
        number(row, "status"),
        nullable(row, "error_code"),
        big(row, "input_tokens"),
        big(row, "output_tokens"),
        source(row),
        row.get("cost_nano", Long.class),
        number(row, "unpriced_attempts"),
        big(row, "first_token_micros"),
        big(row, "total_micros"));
  }

  static long arrival(Readable row) {
    return big(row, "stored_seq");
  }

  static LogEntry entry(Readable row) {
    return new LogEntry(event(row), CostText.read(text(row, "cost_lines")), time(row, "stored_at"));
  }

  private static UsageEvent event(Readable row) {
    return new UsageEvent(
        uuid(row, "id"),
        new OrganizationId(uuid(row, "organization_id")),
        new TeamId(uuid(row, "team_id")),
        text(row, "team_slug"),
        new KeyId(uuid(row, "key_id")),
        text(row, "key_name"),
        time(row, "started_at"),
        nullable(row, "config"),
        number(row, "config_version"),
        text(row, "operation"),
        text(row, "requested_model"),
        flag(row, "streamed"),
        attempts(row),
        nullable(row, "provider"),
        nullable(row, "model"),
        Outcome.valueOf(text(row, "outcome")),
        number(row, "status"),
        nullable(row, "error_code"),
        nullable(row, "error_message"),
        usage(row),
        source(row),
        cost(row),
        big(row, "first_token_micros"),
        big(row, "total_micros"),
        nullable(row, "decision"),
        EventJson.metadata(text(row, "metadata")),
        nullable(row, "trace_id"),
        nullable(row, "end_user"),
        nullable(row, "session_id"),
        EventJson.notes(text(row, "decision_record")));
  }

  private static List<Attempt> attempts(Readable row) {
    return OnlyAttempt.whole(
        EventJson.attempts(text(row, "attempts")), usage(row), source(row), cost(row));
  }

  private static UsageSource source(Readable row) {
    return UsageSource.valueOf(text(row, "usage_source"));
  }

  private static TokenUsage usage(Readable row) {
    return new TokenUsage(
        big(row, "input"),
        big(row, "cached_input"),
        big(row, "cache_write_5m"),
        big(row, "cache_write_1h"),
        big(row, "output"),
        big(row, "reasoning"),
        big(row, "audio_input"),
        big(row, "audio_output"),
        big(row, "image"));
  }

  private static @Nullable Cost cost(Readable row) {
    Long nanoUsd = row.get("cost_nano", Long.class);
    return nanoUsd == null ? null : new Cost(nanoUsd, text(row, "price_version"));
  }

  private static UUID uuid(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, UUID.class), column);
  }

  private static Instant time(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Instant.class), column);
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }

  private static @Nullable String nullable(Readable row, String column) {
    return row.get(column, String.class);
  }

  private static int number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Integer.class), column);
  }

  private static long big(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }

  private static boolean flag(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Boolean.class), column);
  }
}
