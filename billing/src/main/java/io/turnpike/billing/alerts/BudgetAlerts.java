package io.turnpike.billing.alerts;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.tenants.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tells that a part of a budget is spent: once for each percent, counter and period, however often
 * the amount is changed meanwhile. A rolling budget tells once in as many days as it counts.
 */
public interface BudgetAlerts {

  /**
   * To be called in the transaction that books what was spent, with the lock on arrivals held. What
   * is reached and was not told is told if that transaction commits. So a threshold that is reached
   * because the amount was lowered is told with the next call that costs something. Costs no
   * statement where nothing is new.
   *
   * @param open of {@code Database.openBlocking}
   * @param value whose counter, for a budget that has one for each value; else empty
   * @param spentBefore nano-USD in the window; what gives some of it back tells nothing
   */
  void crossed(
      Connection open,
      UUID organization,
      Budget budget,
      String value,
      Window window,
      long spentBefore,
      long spentAfter)
      throws SQLException;

  /**
   * Those of the last 30 days, newest first.
   *
   * @param cursor of the page before; null for the first
   */
  Mono<Page> list(OrganizationId organization, @Nullable String cursor, int limit);

  /**
   * @param nextCursor null on the last page
   */
  record Page(List<BudgetAlert> alerts, @Nullable String nextCursor) {}
}
