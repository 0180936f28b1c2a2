package io.turnpike.app.api.budgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnpike.app.api.Fields;
import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings.Standing;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A budget as it is answered.
 *
 * @param standing absent where there is a counter for each value, and none is asked for
 */
record BudgetView(
    String id,
    Map<String, Object> scope,
    String amountUsd,
    long amountNanoUsd,
    Object period,
    String mode,
    @Nullable String degradeTo,
    List<Integer> alerts,
    Instant createdAt,
    @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Left standing) {

  static BudgetView of(Budget budget, @Nullable Standing standing) {
    return new BudgetView(
        budget.id(),
        ScopeView.ofBudget(budget.scope()),
        Usd.text(budget.amountNanoUsd()),
        budget.amountNanoUsd(),
        period(budget.period()),
        Fields.word(budget.mode()),
        budget.degradeTo(),
        budget.alerts(),
        budget.createdAt(),
        standing == null ? null : Left.of(budget, standing));
  }

  private static Object period(Period period) {
    return period.unit() == Unit.ROLLING
        ? Map.of("rolling_days", period.days())
        : Fields.word(period.unit());
  }

  /**
   * What is left in the period under way.
   *
   * @param periodUntil null for one that never ends, as its beginning is
   */
  record Left(
      long spentNanoUsd,
      long reservedNanoUsd,
      long remainingNanoUsd,
      String spentUsd,
      String reservedUsd,
      String remainingUsd,
      @Nullable Instant periodFrom,
      @Nullable Instant periodUntil) {

    static Left of(Budget budget, Standing standing) {
      boolean ends = budget.period().unit() != Unit.LIFETIME;
      long remaining = standing.remainingNanoUsd(budget);
      return new Left(
          standing.spentNanoUsd(),
          standing.reservedNanoUsd(),
          remaining,
          Usd.text(standing.spentNanoUsd()),
          Usd.text(standing.reservedNanoUsd()),
          Usd.text(remaining),
          ends ? standing.window().from() : null,
          ends ? standing.window().until() : null);
    }
  }
}
