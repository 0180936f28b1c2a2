package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.journal.JournalFull;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.DenialStatus;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told when it gets no answer. */
final class FailureAnswers {

  private static final Logger log = LoggerFactory.getLogger(FailureAnswers.class);
  private static final long SOON_SECONDS = 1;

  private FailureAnswers() {}

  static GatewayFailure of(Throwable error, UUID requestId) {
    return switch (error) {
      case GatewayFailure failure -> failure;
      case AttemptFailed turnedDown ->
          GatewayFailure.badRequest(turnedDown.code(), turnedDown.param(), turnedDown.sentence());
      case JournalFull _ ->
          GatewayFailure.of(
                  503,
                  "usage_journal_full",
                  "The gateway cannot record usage at the moment, so it sends nothing.")
              .retryAfter(SOON_SECONDS);
      case Unavailable unavailable ->
          GatewayFailure.of(503, "store_unavailable", unavailable.sentence())
              .retryAfter(SOON_SECONDS);
      default -> unexpected(error, requestId);
    };
  }

  /** The last attempt's failure, as the fault table translates it. */
  static GatewayFailure exhausted(Call call, AttemptFailed last) {
    byte[] told = last.document();
    GatewayFailure failure = worded(call, last);
    return told == null || last.failure() == FailureClass.AUTH
        ? failure
        : failure.told(last.status(), told);
  }

  private static GatewayFailure worded(Call call, AttemptFailed last) {
    return switch (last.failure()) {
      case RATE_LIMITED -> failure(429, last).retryAfter(soonest(call, last));
      case QUOTA_EXHAUSTED -> failure(429, last);
      case OVERLOADED, BREAKER_OPEN -> failure(503, last).retryAfter(soonest(call, last));
      case INELIGIBLE -> ineligible(last);
      case SERVER_ERROR, CONNECTION, INVALID_RESPONSE -> failed(502, last);
      case TIMEOUT -> failed(504, last);
      case AUTH -> refusedAccess(call, last);
      case NOT_FOUND -> notFound(call, last);
      case CONTENT_FILTER -> filtered(call, last);
      case BAD_REQUEST, CONTEXT_LENGTH ->
          GatewayFailure.badRequest(last.code(), last.param(), last.sentence());
    };
  }

  /** By a provider, or by a guardrail. */
  private static GatewayFailure filtered(Call call, AttemptFailed last) {
    return last.status() == AttemptFailed.TURNED_DOWN
        ? failure(DenialStatus.of(call), last)
        : GatewayFailure.badRequest(last.code(), last.param(), last.sentence());
  }

  private static GatewayFailure failure(int status, AttemptFailed last) {
    return GatewayFailure.of(status, last.code(), last.sentence());
  }

  /** A set-up has to be changed for another answer, and so has the time that the client allows. */
  private static GatewayFailure failed(int status, AttemptFailed last) {
    GatewayFailure failure = failure(status, last);
    return last.isOfSetUp() || last.code().equals("total_timeout") ? failure.lasting() : failure;
  }

  /**
   * The caller's own key, the connection's, which is nothing to its caller, or what the caller asks
   * for.
   */
  private static GatewayFailure refusedAccess(Call call, AttemptFailed last) {
    return switch (last.code()) {
      case AttemptFailed.OWN_KEY_REFUSED, AttemptFailed.OWN_KEY_MISSING ->
          failure(401, last).lasting();
      default -> refusedByProvider(call, last);
    };
  }

  private static GatewayFailure refusedByProvider(Call call, AttemptFailed last) {
    return last.scope() == FailureScope.CREDENTIAL
        ? GatewayFailure.of(502, last.code(), refusedCredentials(call, last)).lasting()
        : GatewayFailure.of(403, last.code(), refusedRequest(call, last));
  }

  /**
   * What the request asks for is the client's to change, what it costs or is not allowed somebody
   * else's; what only time mends has a time.
   */
  private static GatewayFailure ineligible(AttemptFailed last) {
    Duration wait = last.retryAfter();
    return switch (last.status()) {
      case 400 -> GatewayFailure.badRequest(last.code(), last.param(), last.sentence());
      case 402 -> failure(402, last);
      case 403 -> failure(403, last).about("model");
      default -> failure(503, last).retryAfter(wait == null ? null : seconds(wait));
    };
  }

  /** Who chose the model decides whose mistake it is. */
  private static GatewayFailure notFound(Call call, AttemptFailed last) {
    if (!call.operation().isServed()) {
      return GatewayFailure.of(status(last), "not_found", last.sentence());
    }
    String requested = call.body().model();
    String sent = call.draft().model();
    return requested != null && sent != null && requested.endsWith(sent)
        ? GatewayFailure.of(status(last), "model_not_found", last.sentence()).about("model")
        : failure(502, last).lasting();
  }

  /** A model that a provider has and does not give is forbidden, as the provider says. */
  private static int status(AttemptFailed last) {
    return last.status() == 403 ? 403 : 404;
  }

  private static String refusedCredentials(Call call, AttemptFailed last) {
    if (call.draft().provider() == null) {
      return last.sentence();
    }
    return "The provider refused the credentials of the connection \""
        + call.draft().provider()
        + "\". The gateway key is fine; whoever manages the connection must look at it.";
  }

  private static String refusedRequest(Call call, AttemptFailed last) {
    return "The provider of the connection \""
        + call.draft().provider()
        + "\" does not permit this request; the gateway key is fine. It says: "
        + last.sentence();
  }

  /** When the first of the targets is ready again, not the last. */
  private static long soonest(Call call, AttemptFailed last) {
    Duration asked = call.context().retryAfter().soonest();
    return seconds(asked == null ? last.retryAfter() : asked);
  }

  private static long seconds(@Nullable Duration wait) {
    return wait == null ? SOON_SECONDS : Math.max(1, (wait.toMillis() + 999) / 1_000);
  }

  private static GatewayFailure unexpected(Throwable error, UUID requestId) {
    log.error("Request {} failed in the gateway itself.", requestId, error);
    return GatewayFailure.of(
        500, "internal_error", "The gateway failed; the request id tells its operator where.");
  }
}
