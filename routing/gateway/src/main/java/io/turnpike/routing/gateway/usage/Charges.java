package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;

/** What is to be paid for attempts, as limits and budgets are told. */
public final class Charges {

  private Charges() {}

  /** Of those that owe something. */
  public static List<Charge> of(UsageEvent event) {
    return event.attempts().stream().filter(it -> it.bill().owes()).map(Charges::of).toList();
  }

  /** Nothing for one that owes nothing, and no money where the price is unknown. */
  static Charge of(Attempt attempt) {
    boolean owes = attempt.bill().owes();
    Long nanoUsd = owes ? attempt.bill().nanoUsd() : null;
    return new Charge(
        attempt.connection(),
        attempt.model(),
        nanoUsd == null ? 0 : nanoUsd,
        owes ? tokens(attempt.bill().usage()) : 0);
  }

  private static long tokens(TokenUsage usage) {
    return usage.totalInput() + usage.totalOutput();
  }
}
