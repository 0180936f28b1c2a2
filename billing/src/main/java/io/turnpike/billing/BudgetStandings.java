package io.turnpike.billing;

import io.turnpike.billing.Period.Window;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import reactor.core.publisher.Mono;

/** How much of budgets is spent. */
public interface BudgetStandings {

  /**
   * @param value whose counter, for a budget that has one for each value; else empty
   * @param zone of the organization
   */
  Mono<Standing> of(
      OrganizationId organization, Budget budget, String value, Instant at, ZoneId zone);

  /**
   * @param spentNanoUsd by calls that have ended
   * @param reservedNanoUsd held for calls that have not
   */
  record Standing(Window window, long spentNanoUsd, long reservedNanoUsd) {

    /** Below 0 where more was spent than there was. */
    public long remainingNanoUsd(Budget budget) {
      return budget.amountNanoUsd() - spentNanoUsd - reservedNanoUsd;
    }
  }
}
