package io.turnpike.billing.credits;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.ImplicitBudgets;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.HouseConnections;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What may be spent over the operator's connections: all that was ever given, in the lifetime of
 * the organization. Corrections of prices are not among what a budget counts, so they are taken off
 * its amount.
 */
@Component
class CreditsLeft implements ImplicitBudgets {

  static final String ID = "credits";

  private static final String GIVEN =
      """
      select coalesce(
        sum(case when kind = 'CREDIT' then amount_nano else -amount_nano end), 0)::bigint
      from ledger_total
      where organization_id = :organization and kind in ('CREDIT', 'HOUSE_RERATING')""";

  private final Set<String> names;

  CreditsLeft(HouseConnections house) {
    this.names = Set.copyOf(house.names());
  }

  @Override
  public Flux<Budget> of(DatabaseClient transaction, OrganizationId organization) {
    return names.isEmpty()
        ? Flux.empty()
        : transaction
            .sql(GIVEN)
            .bind("organization", organization.value())
            .mapValue(Long.class)
            .all()
            .map(given -> budget(organization, given));
  }

  /** A budget has some amount: for a nano-dollar nothing is to be had. */
  private Budget budget(OrganizationId organization, long givenNanoUsd) {
    return new Budget(
        ID,
        counter(organization),
        new Scope(Kind.PROVIDER, "", names),
        Math.max(1, givenNanoUsd),
        new Period(Unit.LIFETIME, 0),
        Mode.HARD,
        null,
        List.of(),
        Instant.EPOCH);
  }

  private static UUID counter(OrganizationId organization) {
    String name = ID + "/" + organization;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
