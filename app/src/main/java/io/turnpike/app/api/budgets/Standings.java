package io.turnpike.app.api.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Budgets with what is left of them. */
@Component
final class Standings {

  private final BudgetStandings standings;

  Standings(BudgetStandings standings) {
    this.standings = standings;
  }

  /** Without what is left where each value has a counter of its own. */
  Mono<BudgetView> view(Actor actor, Budget budget) {
    return budget.scope().each() ? Mono.just(BudgetView.of(budget, null)) : of(actor, budget, "");
  }

  /**
   * @param value whose counter; null for none in particular
   */
  Mono<BudgetView> view(Actor actor, Budget budget, @Nullable String value) {
    if (value == null) {
      return view(actor, budget);
    }
    return budget.scope().each()
        ? of(actor, budget, value)
        : Mono.error(() -> InvalidInput.at("/value", "This budget has one counter for all."));
  }

  private Mono<BudgetView> of(Actor actor, Budget budget, String value) {
    return standings
        .of(actor.organizationId(), budget, value, Instant.now(), actor.organization().zone())
        .map(standing -> BudgetView.of(budget, standing));
  }
}
