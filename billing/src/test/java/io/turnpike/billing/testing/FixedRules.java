package io.turnpike.billing.testing;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Period;
import io.turnpike.billing.Scope;
import io.turnpike.billing.SpendRules;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Limits and budgets of everybody, as a test sets them; no month ends while they are looked at. */
public final class FixedRules implements SpendRules {

  private volatile Rules rules = new Rules(ZoneOffset.UTC, List.of(), List.of());

  public FixedRules() {
    Today.in(ZoneOffset.UTC);
  }

  public Budget budget(Scope scope, long nanoUsd, Budget.Mode mode) {
    Budget budget =
        new Budget(
            "budget-" + rules.budgets().size(),
            UUID.randomUUID(),
            scope,
            nanoUsd,
            new Period(Period.Unit.MONTH, 0),
            mode,
            mode == Budget.Mode.DEGRADE ? "cheap" : null,
            List.of(),
            Instant.now());
    put(budget);
    return budget;
  }

  public void put(Budget budget) {
    List<Budget> budgets = new ArrayList<>(rules.budgets());
    budgets.removeIf(each -> each.id().equals(budget.id()));
    budgets.add(budget);
    rules = new Rules(rules.zone(), List.copyOf(budgets), rules.limits());
  }

  public Limit limit(Scope scope, Limit.Measure measure, long amount, Limit.Per per) {
    Limit limit =
        new Limit(
            "limit-" + rules.limits().size(),
            UUID.randomUUID(),
            scope,
            measure,
            amount,
            per,
            Instant.now());
    List<Limit> limits = new ArrayList<>(rules.limits());
    limits.add(limit);
    rules = new Rules(rules.zone(), rules.budgets(), List.copyOf(limits));
    return limit;
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
