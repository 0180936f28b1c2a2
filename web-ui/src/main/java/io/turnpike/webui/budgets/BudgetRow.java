package io.turnpike.webui.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period;
import io.turnpike.webui.scope.Whose;
import io.turnpike.webui.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * One budget as shown.
 *
 * @param left null where each value has a counter of its own, or while it is not known
 * @param goneConfig whether it degrades to a config that is there no more
 */
public record BudgetRow(Budget budget, Whose whose, @Nullable Left left, boolean goneConfig) {

  public boolean each() {
    return budget.scope().each();
  }

  /** For example {@code a month}. */
  public String per() {
    Period period = budget.period();
    return switch (period.unit()) {
      case HOUR -> "an hour";
      case DAY -> "a day";
      case WEEK -> "a week";
      case MONTH -> "a month";
      case LIFETIME -> "in all";
      case ROLLING -> period.days() == 1 ? "today" : "in " + period.days() + " days";
    };
  }

  public String mode() {
    return Words.lower(budget.mode());
  }

  /** What happens to a call that does not fit. */
  public String consequence() {
    return switch (budget.mode()) {
      case HARD -> "what does not fit is refused";
      case SOFT -> "tells and lets through";
      case DEGRADE -> "what does not fit goes by " + budget.degradeTo();
    };
  }
}
