package io.turnpike.billing;

import io.turnpike.tenants.OrganizationId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Budgets that nobody sets: they follow from something else and hold beside those that are set. */
public interface ImplicitBudgets {

  /**
   * @param transaction confined to the organization
   */
  Flux<Budget> of(DatabaseClient transaction, OrganizationId organization);
}
