package io.turnpike.billing.alerts;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Notification;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/**
 * What is spent of a budget after a batch was booked.
 *
 * @param value whose counter, for a budget that has one for each value; else empty
 * @param spent nano-USD in the window
 */
record Crossing(UUID organization, Budget budget, String value, Window window, long spent) {

  /** What makes a threshold the same one. */
  record Told(UUID organization, UUID counter, String value, Instant from, int percent) {}

  Told told(int percent) {
    return new Told(organization, budget.counter(), value, window.from(), percent);
  }

  /**
   * @param id of the row that was added
   */
  Notification notification(UUID id, int percent) {
    BudgetAlert alert = alert(id, percent);
    return new Notification(
        id,
        new OrganizationId(organization),
        BudgetAlert.EVENT,
        AlertWords.data(alert),
        AlertWords.mail(alert, budget));
  }

  private BudgetAlert alert(UUID id, int percent) {
    return new BudgetAlert(
        id,
        TimeOrderedId.madeAt(id),
        budget.id(),
        ScopeWords.json(budget.scope()),
        value,
        percent,
        budget.mode(),
        budget.amountNanoUsd(),
        spent,
        budget.period().unit(),
        window);
  }
}
