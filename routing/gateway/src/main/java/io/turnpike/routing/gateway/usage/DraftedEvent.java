package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a draft together, all of one moment. */
final class DraftedEvent {

  private DraftedEvent() {}

  static UsageEvent of(
      RequestFacts facts,
      Tries tries,
      Ending ending,
      Outcome outcome,
      @Nullable String decision,
      List<DecisionNote> notes) {
    long now = facts.micros();
    Caller who = facts.known();
    List<Attempt> made = tries.at(now);
    AttemptTotals totals = new AttemptTotals(made);
    return new UsageEvent(
        facts.id,
        who.organization(),
        who.team(),
        who.teamSlug(),
        who.key(),
        who.keyName(),
        facts.startedAt,
        facts.config,
        facts.configVersion,
        facts.operation,
        facts.requestedModel,
        facts.streamed,
        made,
        tries.provider(),
        tries.model(),
        outcome,
        ending.status(outcome),
        ending.errorCode(),
        ending.errorMessage(),
        totals.usage(),
        totals.source(),
        totals.cost(),
        tries.firstTokenMicros(),
        now,
        decision,
        facts.labels.metadata(),
        facts.labels.traceId(),
        facts.labels.user(),
        facts.labels.sessionId(),
        notes);
  }
}
