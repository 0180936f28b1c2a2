package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.gateway.plan.order.Sequence;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a request goes that was too long, or not to a provider's liking. */
final class Detours {

  /** Whoever fails on a detour is followed by the next, unless the request itself is wrong. */
  static final Failover ON =
      new Failover(true, EnumSet.complementOf(EnumSet.of(FailureClass.BAD_REQUEST)), Set.of());

  private Detours() {}

  /** Without steps when the failure has no detour. */
  static Sequence of(Rescue rescue, AttemptFailed failure) {
    return switch (failure.failure()) {
      case CONTEXT_LENGTH -> contextWindow(rescue);
      case CONTENT_FILTER -> sequence(rescue, "content_policy", rescue.contentPolicy());
      case INELIGIBLE ->
          failure.code().equals(Reason.CONTEXT_TOO_SMALL.word())
              ? contextWindow(rescue)
              : sequence(rescue, "none", List.of());
      case RATE_LIMITED,
          QUOTA_EXHAUSTED,
          OVERLOADED,
          SERVER_ERROR,
          TIMEOUT,
          CONNECTION,
          AUTH,
          NOT_FOUND,
          BAD_REQUEST,
          INVALID_RESPONSE,
          BREAKER_OPEN ->
          sequence(rescue, "none", List.of());
    };
  }

  /** Whether the request was too long for each target of a sequence. */
  static boolean allTooSmall(List<Verdict> left, Sequence sequence) {
    for (Step step : sequence.steps()) {
      if (!(step instanceof Target target) || !isTooSmall(left, target)) {
        return false;
      }
    }
    return !sequence.steps().isEmpty();
  }

  private static boolean isTooSmall(List<Verdict> left, Target target) {
    return left.stream()
        .anyMatch(it -> it.target() == target && it.isFor(Reason.CONTEXT_TOO_SMALL));
  }

  private static Sequence contextWindow(Rescue rescue) {
    return sequence(rescue, "context_window", rescue.contextWindow());
  }

  private static Sequence sequence(Rescue rescue, String mode, List<Step> steps) {
    return new Sequence(rescue.at(), mode, steps, ON);
  }
}
