package io.turnpike.billing.rules;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.billing.Budget;
import io.turnpike.billing.ImplicitBudgets;
import io.turnpike.billing.SpendRules;
import io.turnpike.infra.cache.LastKnown;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules of the organizations this node has met, so that a request asks no store. */
@Component
final class RuleMemory implements SpendRules {

  /** Announcements carry the id of an organization whose rules have changed. */
  static final String TOPIC = "spend-rules";

  /** Rules, over all organizations; one without any counts as one. */
  private static final int MOST = 200_000;

  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final List<ImplicitBudgets> implicit;
  private final LastKnown<OrganizationId, Rules> states;
  private final TableCache<OrganizationId, Known> known;

  RuleMemory(
      Database database,
      ObjectProvider<ImplicitBudgets> implicit,
      LastKnownStates lastKnown,
      MeterRegistry meters) {
    this.database = database;
    this.implicit = implicit.orderedStream().toList();
    this.states = lastKnown.of("spend-rules", Rules.class, this::stored);
    this.known = new TableCache<>("spend rules", MOST, null, Known::weight, this::read, meters);
  }

  @Override
  public @Nullable Rules present(OrganizationId organization) {
    Known present = known.present(organization);
    return present == null ? null : present.rules;
  }

  @Override
  public Mono<Rules> of(OrganizationId organization) {
    return known.get(organization).map(Known::rules);
  }

  void forget(OrganizationId organization) {
    known.forget(organization);
  }

  /** After a change is committed, before other nodes are told. */
  Mono<Void> changed(OrganizationId organization) {
    forget(organization);
    return states.settle(organization);
  }

  /** Forgets what the store has in another revision, which heals a lost announcement. */
  Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then(states.refresh(known::keys));
  }

  private Mono<Void> compare(List<OrganizationId> organizations) {
    return database
        .across(db -> RuleTable.revisions(db, organizations))
        .doOnNext(this::forgetUnlessSame)
        .then();
  }

  private void forgetUnlessSame(RuleTable.Revision stored) {
    Known present = known.present(stored.organization());
    if (present != null && present.revision != stored.value()) {
      known.forget(stored.organization());
    }
  }

  private Mono<Known> read(OrganizationId organization) {
    return states
        .read(organization)
        .map(state -> new Known(state.revision(), Objects.requireNonNull(state.value())));
  }

  private Mono<State<Rules>> stored(OrganizationId organization) {
    return database
        .within(organization.value(), db -> stored(db, organization))
        .singleOrEmpty()
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("The database does not answer; try again shortly."));
  }

  private Mono<State<Rules>> stored(DatabaseClient db, OrganizationId organization) {
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

  private record Known(long revision, Rules rules) {

    int weight() {
      return 1 + rules.budgets().size() + rules.limits().size();
    }
  }
}
