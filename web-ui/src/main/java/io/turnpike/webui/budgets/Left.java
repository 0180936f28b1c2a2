package io.turnpike.webui.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings.Standing;
import io.turnpike.billing.Period.Unit;
import io.turnpike.webui.chart.Gauge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a budget in the period under way; amounts in nano-USD.
 *
 * @param remaining below 0 where more was spent than there was
 * @param until null for a period that never ends
 */
public record Left(
    long spent, long reserved, long remaining, @Nullable Instant until, Gauge gauge) {

  static Left of(Budget budget, Standing standing) {
    return new Left(
        standing.spentNanoUsd(),
        standing.reservedNanoUsd(),
        standing.remainingNanoUsd(budget),
        budget.period().unit() == Unit.LIFETIME ? null : standing.window().until(),
        Gauge.of(standing.spentNanoUsd(), standing.reservedNanoUsd(), budget.amountNanoUsd()));
  }
}
