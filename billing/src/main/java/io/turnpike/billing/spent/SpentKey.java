package io.turnpike.billing.spent;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.tenants.OrganizationId;
import java.util.Set;

/**
 * One budget's counter in one of its periods.
 *
 * @param value whose, where each value has its own; else empty
 */
public record SpentKey(OrganizationId organization, Budget budget, String value, Window window) {

  public Counter.Key counter() {
    return new Counter.Key(organization, budget.counter(), value, window.from());
  }

  SpentKey of(String other) {
    return new SpentKey(organization, budget, other, window);
  }

  /** What any of its events has. */
  Set<String> members() {
    return budget.scope().each() ? Set.of(value) : budget.scope().values();
  }
}
