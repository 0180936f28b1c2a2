package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a draft together, all of one moment. */
final class DraftedEvent {

  private DraftedEvent() {}

  static UsageEvent of(
      RequestFacts facts,
      Tries tries,
      @Nullable KeptAnswer kept,
      Ending ending,
      Outcome outcome,
      @Nullable String decision,
      List<DecisionNote> notes) {
    long now = facts.micros();
    List<Attempt> made = tries.at(now);
    return new UsageEvent(
        facts.id,
        facts.who(),
        facts.asked(),
        facts.labels,
        new Decided(decision, notes),
        made,
        new Served(
            kept == null ? tries.upstream() : kept.upstream(),
            outcome,
            ending.status(outcome),
            ending.error()),
        kept == null ? new AttemptTotals(made).bill() : KeptAnswer.BILL,
        new Timing(facts.startedAt, kept == null ? tries.firstTokenMicros() : kept.micros(), now));
  }
}
