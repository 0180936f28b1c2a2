package io.turnpike.billing.rules;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.billing.ImplicitBudgets;
import io.turnpike.billing.SpendRules;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.RevisedCache;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rules of the organizations this node has met, so that a request asks no store. */
@Component
final class RuleMemory implements SpendRules {

  /** Announcements carry the id of an organization whose rules have changed. */
  static final String TOPIC = "spend-rules";

  /** Rules, over all organizations; one without any counts as one. */
  private static final int MOST = 200_000;

  private final RevisedCache<OrganizationId, Rules, Rules> cache;

  RuleMemory(
      Database database,
      ObjectProvider<ImplicitBudgets> implicit,
      LastKnownStates lastKnown,
      MeterRegistry meters) {
    var rows = new RuleRows(database, implicit.orderedStream().toList());
    this.cache = new RevisedCache<>(TOPIC, Rules.class, MOST, rows, lastKnown, meters);
  }

  @Override
  public @Nullable Rules present(OrganizationId organization) {
    return cache.present(organization);
  }

  @Override
  public Mono<Rules> of(OrganizationId organization) {
    return cache.get(organization);
  }

  void forget(OrganizationId organization) {
    cache.forget(organization);
  }

  Mono<Void> changed(OrganizationId organization) {
    return cache.changed(organization);
  }

  Mono<Void> compare() {
    return cache.compare();
  }
}
