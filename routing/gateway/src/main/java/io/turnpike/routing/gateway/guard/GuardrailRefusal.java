package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.DenialStatus;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Verdict;
import java.util.List;

/** What follows for a client from a result that denies. */
final class GuardrailRefusal {

  static final String DENIED = "guardrail_denied";
  static final String ERROR = "guardrail_error";

  private static final int UNAVAILABLE = 503;

  private GuardrailRefusal() {}

  /** A request goes no further. */
  static GatewayFailure ofRequest(Call call, Result result, List<String> pointers) {
    String sentence = GuardrailWording.denial(Side.INPUT, result, pointers);
    if (result.verdict() instanceof Verdict.Error) {
      return GatewayFailure.of(UNAVAILABLE, ERROR, sentence).retryAfter(1L);
    }
    String where = GuardrailWording.where(result, pointers);
    GatewayFailure refusal = GatewayFailure.of(DenialStatus.of(call), DENIED, sentence);
    return where.isEmpty() ? refusal : refusal.about(where);
  }

  /** A body that no check can read is its sender's to mend. */
  static GatewayFailure ofUnreadable(Result result) {
    return GatewayFailure.badRequest(
        ERROR, null, GuardrailWording.denial(Side.INPUT, result, List.of()));
  }

  /**
   * An answer goes no further, and nothing of it has been sent. What denies it may lead on; what
   * cannot be checked here cannot be checked elsewhere.
   */
  static RuntimeException ofAnswer(Result result, List<String> pointers) {
    String sentence = GuardrailWording.denial(Side.OUTPUT, result, pointers);
    return result.verdict() instanceof Verdict.Error
        ? GatewayFailure.of(UNAVAILABLE, ERROR, sentence).retryAfter(1L)
        : new AttemptFailed(
            FailureClass.CONTENT_FILTER, DENIED, sentence, AttemptFailed.TURNED_DOWN, null);
  }

  /** The word for programs. */
  static String code(Result result) {
    return result.verdict() instanceof Verdict.Error ? ERROR : DENIED;
  }
}
