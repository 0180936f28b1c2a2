package io.turnpike.billing.alerts;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A threshold of a budget that was reached, as things were then.
 *
 * @param id by which receivers of webhooks know it too
 * @param budget its id
 * @param scope as the management API writes it
 * @param value whose counter, for a budget that has one for each value; else empty
 * @param percent of the amount
 */
public record BudgetAlert(
    UUID id,
    Instant at,
    String budget,
    Map<String, Object> scope,
    String value,
    int percent,
    Budget.Mode mode,
    long amountNanoUsd,
    long spentNanoUsd,
    Unit unit,
    Window window) {

  /** Word of the event that webhooks are told it by. */
  public static final String EVENT = "budget.alert";
}
