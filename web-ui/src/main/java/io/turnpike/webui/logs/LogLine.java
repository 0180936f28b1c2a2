package io.turnpike.webui.logs;

import io.turnpike.billing.LogRow;
import io.turnpike.routing.usage.UsageSource;
import io.turnpike.webui.format.Money;
import io.turnpike.webui.view.OutcomeChip;
import io.turnpike.webui.view.PlainText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log row as the table shows it.
 *
 * @param asked the model as the client wrote it; {@code –} when it wrote none
 * @param served null when no provider was asked, or when it is what was asked for
 * @param cost null when there is none to show: nothing known, or nothing used
 * @param unpriced whether a part of the cost is not known
 */
record LogLine(
    UUID id,
    Instant startedAt,
    OutcomeChip chip,
    int status,
    @Nullable String errorCode,
    String asked,
    @Nullable String served,
    @Nullable String provider,
    @Nullable String config,
    int configVersion,
    String team,
    String key,
    boolean used,
    boolean estimated,
    long inputTokens,
    long outputTokens,
    @Nullable String cost,
    boolean unpriced,
    long firstTokenMicros,
    long totalMicros,
    int attempts) {

  static LogLine of(LogRow row) {
    boolean used = row.inputTokens() + row.outputTokens() > 0;
    Long cost = row.costNanoUsd();
    return new LogLine(
        row.requestId(),
        row.startedAt(),
        OutcomeChip.of(row.outcome()),
        row.status(),
        row.errorCode(),
        PlainText.orDash(row.requestedModel()),
        served(row),
        PlainText.of(row.provider()),
        row.config(),
        row.configVersion(),
        PlainText.orDash(row.team()),
        PlainText.orDash(row.keyName()),
        used,
        row.usageSource() == UsageSource.ESTIMATED || row.usageSource() == UsageSource.RECOVERED,
        row.inputTokens(),
        row.outputTokens(),
        cost == null ? null : Money.known(cost, row.unpricedAttempts() == 0),
        row.unpricedAttempts() > 0,
        row.firstTokenMicros(),
        row.totalMicros(),
        row.attempts());
  }

  public boolean hasFirstToken() {
    return firstTokenMicros >= 0;
  }

  private static @Nullable String served(LogRow row) {
    String model = row.model();
    return model == null || model.equals(row.requestedModel()) ? null : PlainText.of(model);
  }
}
