package io.turnpike.billing.spent;

import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.allotment.Holdings;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the ledger has and what nodes hold, together. */
@Component
class PostgresBudgetStandings implements BudgetStandings {

  private final SpentTable table;
  private final Holdings holdings;

  PostgresBudgetStandings(SpentTable table, Holdings holdings) {
    this.table = table;
    this.holdings = holdings;
  }

  /** First what is held, then what is spent: a call that ends meanwhile counts twice, not never. */
  @Override
  public Mono<Standing> of(
      OrganizationId organization, Budget budget, String value, Instant at, ZoneId zone) {
    Window window = budget.period().at(at, zone);
    SpentKey key = new SpentKey(organization, budget, value, window);
    return holdings
        .of(key.counter())
        .flatMap(
            held ->
                table
                    .spent(key)
                    .map(spent -> new Standing(window, spent + held.unshipped(), held.reserved())));
  }
}
