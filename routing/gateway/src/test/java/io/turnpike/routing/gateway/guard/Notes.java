package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;

/** What guardrails have said of a request. */
final class Notes {

  private Notes() {}

  static List<DecisionNote.Guarded> guarded(UsageEvent event) {
    return event.decided().notes().stream()
        .filter(DecisionNote.Guarded.class::isInstance)
        .map(DecisionNote.Guarded.class::cast)
        .toList();
  }
}
