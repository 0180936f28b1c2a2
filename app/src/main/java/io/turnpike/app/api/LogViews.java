package io.turnpike.app.api;

import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogRow;
import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.UsageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Log rows and entries as JSON shows them. Times in milliseconds, money in nano-USD; a cost that is
 * not complete is what is known of it.
 */
final class LogViews {

  private LogViews() {}

  static List<Row> rows(List<LogRow> rows) {
    return rows.stream().map(Row::of).toList();
  }

  static ServerSentEvent<Row> event(LogRow row) {
    return ServerSentEvent.builder(Row.of(row)).id(row.requestId().toString()).build();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Double millis(long micros) {
    return micros < 0 ? null : micros / 1000.0;
  }

  record Row(
      String requestId,
      Instant startedAt,
      String team,
      String key,
      @Nullable String config,
      String operation,
      String requestedModel,
      boolean streamed,
      int attempts,
      @Nullable String provider,
      @Nullable String model,
      String outcome,
      int status,
      @Nullable String errorCode,
      long inputTokens,
      long outputTokens,
      String usageSource,
      @Nullable Long costNanoUsd,
      boolean costComplete,
      int unpricedAttempts,
      @Nullable Double firstTokenMs,
      @Nullable Double totalMs) {

    static Row of(LogRow row) {
      return new Row(
          row.requestId().toString(),
          row.startedAt(),
          row.team(),
          row.keyName(),
          ConfigReference.of(row.config(), row.configVersion()),
          row.operation(),
          row.requestedModel(),
          row.streamed(),
          row.attempts(),
          row.provider(),
          row.model(),
          word(row.outcome()),
          row.status(),
          row.errorCode(),
          row.inputTokens(),
          row.outputTokens(),
          word(row.usageSource()),
          row.costNanoUsd(),
          row.unpricedAttempts() == 0,
          row.unpricedAttempts(),
          millis(row.firstTokenMicros()),
          millis(row.totalMicros()));
    }
  }

  record AttemptView(
      int number,
      String provider,
      String model,
      @Nullable Double startMs,
      @Nullable Double connectedMs,
      @Nullable Double headersMs,
      @Nullable Double firstTokenMs,
      @Nullable Double endMs,
      int status,
      @Nullable String failure,
      @Nullable String detail,
      String at,
      @Nullable String credential,
      @Nullable String breaker,
      UsageView usage,
      String usageSource,
      @Nullable Long costNanoUsd,
      @Nullable String priceVersion) {

    static AttemptView of(Attempt attempt) {
      return new AttemptView(
          attempt.number(),
          attempt.connection(),
          attempt.model(),
          millis(attempt.startMicros()),
          millis(attempt.connectedMicros()),
          millis(attempt.headersMicros()),
          millis(attempt.firstTokenMicros()),
          millis(attempt.endMicros()),
          attempt.status(),
          attempt.failure() == null ? null : attempt.failure().word(),
          attempt.detail(),
          attempt.at(),
          attempt.credential(),
          attempt.breaker(),
          UsageView.of(attempt.usage()),
          word(attempt.usageSource()),
          attempt.cost() == null ? null : attempt.cost().nanoUsd(),
          attempt.cost() == null ? null : attempt.cost().priceVersion());
    }
  }

  record Entry(
      String requestId,
      Instant startedAt,
      Instant storedAt,
      String team,
      String key,
      @Nullable String config,
      String operation,
      String requestedModel,
      boolean streamed,
      @Nullable String provider,
      @Nullable String model,
      String outcome,
      int status,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      DecisionView decision,
      List<AttemptView> attempts,
      UsageView usage,
      String usageSource,
      @Nullable Long costNanoUsd,
      boolean costComplete,
      int unpricedAttempts,
      @Nullable String priceVersion,
      List<LogEntry.CostLine> costLines,
      @Nullable Double firstTokenMs,
      @Nullable Double totalMs,
      Map<String, String> metadata,
      @Nullable String traceId,
      @Nullable String user,
      @Nullable String sessionId) {

    static Entry of(LogEntry entry) {
      UsageEvent event = entry.event();
      return new Entry(
          event.id().toString(),
          event.startedAt(),
          entry.storedAt(),
          event.teamSlug(),
          event.keyName(),
          ConfigReference.of(event.config(), event.configVersion()),
          event.operation(),
          event.requestedModel(),
          event.streamed(),
          event.provider(),
          event.model(),
          word(event.outcome()),
          event.status(),
          event.errorCode(),
          event.errorMessage(),
          DecisionView.of(
              event.decision(),
              ConfigReference.of(event.config(), event.configVersion()),
              event.notes()),
          event.attempts().stream().map(AttemptView::of).toList(),
          UsageView.of(event.usage()),
          word(event.usageSource()),
          event.cost() == null ? null : event.cost().nanoUsd(),
          event.unpricedAttempts() == 0,
          event.unpricedAttempts(),
          event.cost() == null ? null : event.cost().priceVersion(),
          entry.costLines(),
          millis(event.firstTokenMicros()),
          millis(event.totalMicros()),
          event.metadata(),
          event.traceId(),
          event.user(),
          event.sessionId());
    }
  }
}
