package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.WaitWords;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.gateway.plan.order.Labels;
import io.turnpike.routing.gateway.plan.order.Sequence;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What followed what, for the decision record and for {@code x-turnpike-decision}. */
final class DecisionLog {

  private final UsageDraft draft;
  private final boolean hasConfig;

  DecisionLog(Call call) {
    this.draft = call.draft();
    this.hasConfig = call.plan().config() != null;
  }

  void at(@Nullable PlanPosition position) {
    draft.decide(position == null ? hasConfig ? "single" : "direct" : PlanPosition.words(position));
  }

  /** Nobody was asked; where somebody was to be, that stands there already. */
  void refused(AttemptFailed refusal) {
    if (!draft.isDecided()) {
      draft.decide("none:" + refusal.code());
    }
  }

  /** Targets that were left out have notes of their own. */
  void wentOn(Sequence sequence, AttemptFailed failure) {
    if (!FallbackRule.wasLeftOut(failure)) {
      note(sequence.at(), "fallback", failure.failure().word());
    }
  }

  void turned(Sequence detour, AttemptFailed failure) {
    note(detour.at(), detour.mode(), failure.failure().word());
  }

  void retries(Candidate candidate, AttemptFailed failure, Duration wait) {
    note(
        candidate.target().at(),
        "retry",
        failure.failure().word() + ", waits " + WaitWords.of(wait));
  }

  void stopped(Sequence sequence, AttemptFailed failure, boolean usedUp) {
    note(
        sequence.at(),
        "stop",
        usedUp ? draft.attempts() + " attempts have been made" : ends(failure.failure()));
  }

  private static String ends(FailureClass failure) {
    return failure == FailureClass.BAD_REQUEST
        ? "a bad request would fail everywhere"
        : failure.word() + " ends it, as the config says";
  }

  void panicked(Verdict longest) {
    draft.note(
        new Ordered(
            longest.target().at(),
            "panic",
            List.of(new Place(longest.target().at(), Labels.full(longest.target()), null)),
            "every breaker is open; this one has been open longest"));
    draft.decide("panic:" + Labels.brief(longest.target()));
  }

  private void note(String at, String action, String reason) {
    draft.note(new Followed(at, draft.attempts(), action, reason));
  }
}
