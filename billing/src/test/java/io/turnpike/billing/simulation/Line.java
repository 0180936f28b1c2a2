package io.turnpike.billing.simulation;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.Scope;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Quote;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One budget's counter as the books name it.
 *
 * @param value whose, where each has one; else empty
 */
record Line(Budget budget, String value, Window window) {

  /** Null where the budget is not about the call. */
  static @Nullable Line of(Budget budget, SimulatedCall.Asked asked) {
    String value =
        switch (budget.scope().kind()) {
          case USER -> asked.user();
          case MODEL -> asked.reaches(budget.scope().values()) ? "" : null;
          default -> "";
        };
    return value == null ? null : new Line(budget, value, window(budget, asked.at()));
  }

  private static Window window(Budget budget, Instant at) {
    return budget.period().at(at, ZoneOffset.UTC);
  }

  String key() {
    return budget.counter() + ":" + window.from().getEpochSecond() + ":" + value;
  }

  long worst(List<Quote> quotes, long most) {
    long worst = 0;
    for (Quote quote : quotes) {
      boolean open = !quote.limited() && most >= 0;
      long output = open ? Math.min(quote.outputTokens(), most) : quote.outputTokens();
      worst = Math.max(worst, counts(quote.model()) ? quote.nanoUsd(output) : 0);
    }
    return worst;
  }

  long cost(List<Charge> charges) {
    return charges.stream().filter(each -> counts(each.model())).mapToLong(Charge::nanoUsd).sum();
  }

  private boolean counts(String model) {
    return budget.scope().kind() != Scope.Kind.MODEL || budget.scope().values().contains(model);
  }
}
