package io.turnpike.billing.rules;

import io.turnpike.billing.Budget;
import io.turnpike.billing.ImplicitBudgets;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.RevisedTable;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The budgets and limits of each organization, read together. */
record RuleRows(Database database, List<ImplicitBudgets> implicit)
    implements RevisedTable<OrganizationId, Rules, Rules> {

  @Override
  public Mono<State<Rules>> state(OrganizationId organization) {
    return database.within(organization.value(), db -> state(db, organization)).singleOrEmpty();
  }

  @Override
  public Flux<Revision<OrganizationId>> revisions(List<OrganizationId> organizations) {
    return database.across(db -> RuleTable.revisions(db, organizations));
  }

  @Override
  public Rules compile(Rules stored) {
    return stored;
  }

  @Override
  public int weight(Rules rules) {
    return 1 + rules.budgets().size() + rules.limits().size();
  }

  private Mono<State<Rules>> state(DatabaseClient db, OrganizationId organization) {
    return RuleTable.state(db, organization)
        .flatMap(
            state ->
                budgets(db, organization)
                    .collectList()
                    .zipWhen(_ -> new LimitTable(db, organization).list().collectList())
                    .map(
                        both ->
                            State.of(
                                state.revision(),
                                new Rules(state.zone(), both.getT1(), both.getT2()))));
  }

  /** Those that follow from something else last. */
  private Flux<Budget> budgets(DatabaseClient db, OrganizationId organization) {
    return Flux.concat(
        new BudgetTable(db, organization).list(),
        Flux.fromIterable(implicit).concatMap(each -> each.of(db, organization)));
  }
}
