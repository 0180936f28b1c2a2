package io.turnpike.routing.usage;

import io.turnpike.routing.ConfigReference;
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
 * @param attempts in the order they began
 * @param bill the sum of what the attempts owe
 */
public record UsageEvent(
    UUID id,
    Who who,
    Asked asked,
    CallLabels labels,
    Decided decided,
    List<Attempt> attempts,
    Served served,
    Bill bill,
    Timing timing) {

  /** Whose request it is. */
  public record Who(
      OrganizationId organization, TeamId team, String teamSlug, KeyId key, String keyName) {}

  /**
   * What was asked for, and under which rules.
   *
   * @param config name of the config that applied; null for none
   * @param configVersion 0 without a saved config
   * @param operation the path under {@code /v1/}, for example {@code chat/completions}
   * @param model as the client wrote it; empty when the body never gave one
   */
  public record Asked(
      @Nullable String config,
      int configVersion,
      String operation,
      boolean streamed,
      String model) {

    /** The config as headers, logs and pages name it; null for none. */
    public @Nullable String configReference() {
      return ConfigReference.of(config, configVersion);
    }
  }

  /**
   * Why it went where it went.
   *
   * @param summary short, for example {@code fallback:2/2 rate_limited}; null for a request that
   *     got no further
   * @param notes the decision record, oldest first; empty when there was nothing to decide
   */
  public record Decided(@Nullable String summary, List<DecisionNote> notes) {

    public static final Decided NOTHING = new Decided(null, List.of());
  }

  /**
   * What the client got.
   *
   * @param upstream that served, or was tried last; null when none was
   * @param status HTTP status the client saw; 499 when it left before one
   * @param error the client was given; null without one
   */
  public record Served(
      @Nullable Upstream upstream, Outcome outcome, int status, @Nullable ErrorGiven error) {

    /** Name of the connection; null when none was asked. */
    public @Nullable String provider() {
      return upstream == null ? null : upstream.connection();
    }

    /** As sent to that provider; null when none was asked. */
    public @Nullable String model() {
      return upstream == null ? null : upstream.model();
    }

    /** Null without an error. */
    public @Nullable String errorCode() {
      return error == null ? null : error.code();
    }

    /** Null without an error. */
    public @Nullable String errorMessage() {
      return error == null ? null : error.message();
    }
  }

  /**
   * @param code for programs
   * @param message a sentence for people
   */
  public record ErrorGiven(String code, String message) {

    /** As stored: one without a code is none. */
    public static @Nullable ErrorGiven of(@Nullable String code, @Nullable String message) {
      return code == null ? null : new ErrorGiven(code, message == null ? "" : message);
    }
  }

  /**
   * @param startedAt when the request was admitted
   * @param firstTokenMicros from the request's beginning; -1 when there was none
   * @param totalMicros from the request's beginning to its end
   */
  public record Timing(Instant startedAt, long firstTokenMicros, long totalMicros) {}

  /**
   * How many attempts owe tokens whose price is unknown. Unless there are none, the request costs
   * more than its bill says. Events of earlier releases whose attempts kept no account count as
   * one.
   */
  public int unpricedAttempts() {
    int unpriced = 0;
    for (Attempt attempt : attempts) {
      unpriced += attempt.bill().unpriced() ? 1 : 0;
    }
    boolean untold = bill.cost() == null && !bill.usage().equals(TokenUsage.NONE);
    return unpriced == 0 && untold ? 1 : unpriced;
  }

  /** How a gateway request ended. */
  public enum Outcome {
    /** The client got a whole answer. */
    SUCCEEDED,
    /** No target could answer; the client got an error. */
    FAILED,
    /** The stream broke, or the process died, after content had reached the client. */
    INTERRUPTED,
    /** The client left before the end. */
    CANCELLED,
    /** Refused before anything was sent: bad body, unknown config, key without permission. */
    REJECTED
  }

  /**
   * What the client wrote on a request for its own bookkeeping; recorded, never acted on.
   *
   * @param metadata from {@code x-turnpike-metadata}; empty without
   */
  public record CallLabels(
      Map<String, String> metadata,
      @Nullable String traceId,
      @Nullable String user,
      @Nullable String sessionId) {

    public static final CallLabels NONE = new CallLabels(Map.of(), null, null, null);
  }
}
