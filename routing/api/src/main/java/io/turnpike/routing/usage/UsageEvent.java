package io.turnpike.routing.usage;

import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one gateway request and what it used; there is exactly one per request. Never
 * holds prompts, answers or secrets.
 *
 * @param id UUIDv7 made when the request was admitted; also the request id that clients see
 * @param config name of the config that applied; null for none
 * @param configVersion 0 without a saved config
 * @param operation the path under {@code /v1/}, for example {@code chat/completions}
 * @param requestedModel as the client wrote it; empty when the body never gave one
 * @param provider the connection that served, or was tried last; null when none was
 * @param model as sent to that provider; null when none was
 * @param status HTTP status the client saw; 499 when it left before one
 * @param errorCode the {@code code} of the error the client was given; null without one
 * @param errorMessage its sentence
 * @param cost what is known of it; null when no part of it is known or nothing was used
 * @param firstTokenMicros from the request's beginning; -1 when there was none
 * @param totalMicros from the request's beginning to its end
 * @param decision short reason why it went where it went, for example {@code fallback:2/2
 *     rate_limited}
 * @param notes the decision record, oldest first; empty when there was nothing to decide
 * @param metadata from {@code x-turnpike-metadata}; empty without
 */
public record UsageEvent(
    UUID id,
    OrganizationId organization,
    TeamId team,
    String teamSlug,
    KeyId key,
    String keyName,
    Instant startedAt,
    @Nullable String config,
    int configVersion,
    String operation,
    String requestedModel,
    boolean streamed,
    List<Attempt> attempts,
    @Nullable String provider,
    @Nullable String model,
    Outcome outcome,
    int status,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    TokenUsage usage,
    UsageSource usageSource,
    @Nullable Cost cost,
    long firstTokenMicros,
    long totalMicros,
    @Nullable String decision,
    Map<String, String> metadata,
    @Nullable String traceId,
    @Nullable String user,
    @Nullable String sessionId,
    List<DecisionNote> notes) {

  /**
   * How many attempts owe tokens whose price is unknown. Unless there are none, the request costs
   * more than {@code cost} says. Events of earlier releases whose attempts kept no account count as
   * one.
   */
  public int unpricedAttempts() {
    int unpriced = 0;
    for (Attempt attempt : attempts) {
      unpriced += attempt.unpriced() ? 1 : 0;
    }
    return unpriced == 0 && cost == null && !usage.equals(TokenUsage.NONE) ? 1 : unpriced;
  }

  /** The same event with these attempts and this decision record. */
  public UsageEvent with(List<Attempt> attempts, List<DecisionNote> notes) {
    return new UsageEvent(
        id,
        organization,
        team,
        teamSlug,
        key,
        keyName,
        startedAt,
        config,
        configVersion,
        operation,
        requestedModel,
        streamed,
        attempts,
        provider,
        model,
        outcome,
        status,
        errorCode,
        errorMessage,
        usage,
        usageSource,
        cost,
        firstTokenMicros,
        totalMicros,
        decision,
        metadata,
        traceId,
        user,
        sessionId,
        notes);
  }
}
