package io.turnpike.billing;

import io.turnpike.routing.usage.Outcome;
import io.turnpike.routing.usage.UsageSource;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request as lists show it.
 *
 * @param costNanoUsd what is known of the cost; null when nothing is
 * @param unpricedAttempts attempts that used tokens whose price is unknown; unless there are none,
 *     the request cost more than {@code costNanoUsd}
 * @param firstTokenMicros -1 when there was none
 */
public record LogRow(
    UUID requestId,
    Instant startedAt,
    String team,
    String keyId,
    String keyName,
    @Nullable String config,
    int configVersion,
    String operation,
    String requestedModel,
    boolean streamed,
    int attempts,
    @Nullable String provider,
    @Nullable String model,
    Outcome outcome,
    int status,
    @Nullable String errorCode,
    long inputTokens,
    long outputTokens,
    UsageSource usageSource,
    @Nullable Long costNanoUsd,
    int unpricedAttempts,
    long firstTokenMicros,
    long totalMicros) {}
