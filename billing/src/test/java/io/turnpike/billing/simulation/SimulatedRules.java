package io.turnpike.billing.simulation;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Limit;
import io.turnpike.billing.SpendRules;
import io.turnpike.tenants.OrganizationId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** The limits and budgets of the organization that is at hand. */
final class SimulatedRules implements SpendRules {

  private volatile Rules rules = new Rules(ZoneOffset.UTC, List.of(), List.of());

  void are(List<Budget> budgets, List<Limit> limits) {
    rules = new Rules(ZoneOffset.UTC, List.copyOf(budgets), List.copyOf(limits));
  }

  /** The same budget with another amount. */
  void edit(Budget budget, long nanoUsd) {
    List<Budget> budgets = new ArrayList<>(rules.budgets());
    budgets.replaceAll(each -> each.id().equals(budget.id()) ? with(each, nanoUsd) : each);
    are(budgets, rules.limits());
  }

  private static Budget with(Budget budget, long nanoUsd) {
    return new Budget(
        budget.id(),
        budget.counter(),
        budget.scope(),
        nanoUsd,
        budget.period(),
        budget.mode(),
        budget.degradeTo(),
        budget.alerts(),
        budget.createdAt());
  }

  List<Budget> budgets() {
    return rules.budgets();
  }

  Limit limit(String id) {
    return rules.limits().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public Rules present(OrganizationId organization) {
    return rules;
  }

  @Override
  public Mono<Rules> of(OrganizationId organization) {
    return Mono.just(rules);
  }
}
