package io.turnpike.billing.rules;

import static io.turnpike.billing.rules.RuleTable.the;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.tenants.OrganizationId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on the budgets of an organization. */
public record BudgetTable(DatabaseClient db, OrganizationId organization)
    implements RuleStatements<Budget> {

  private static final String LIST =
      "select * from budget where organization_id = :organization order by id";

  private static final String FIND =
      "select * from budget where organization_id = :organization and id = :id";

  private static final String COUNT =
      "select count(*) from budget where organization_id = :organization";

  /** Whoever writes holds the organization's lock: it is there already, or not. */
  private static final String PUT =
      """
      insert into budget (organization_id, id, counter, scope_kind, scope_name, scope_values,
                          amount_nano, period_unit, period_days, mode, degrade_to, alerts,
                          created_at)
      values (:organization, :id, :counter, :scope_kind, :scope_name, :scope_values,
              :amount, :period_unit, :period_days, :mode, :degrade_to, :alerts, :created_at)
      on conflict (organization_id, id) do update
      set counter = excluded.counter, scope_kind = excluded.scope_kind,
          scope_name = excluded.scope_name, scope_values = excluded.scope_values,
          amount_nano = excluded.amount_nano, period_unit = excluded.period_unit,
          period_days = excluded.period_days, mode = excluded.mode,
          degrade_to = excluded.degrade_to, alerts = excluded.alerts
      returning *
      """;

  private static final String DELETE =
      "delete from budget where organization_id = :organization and id = :id returning *";

  public Flux<Budget> list() {
    return db.sql(LIST).bind("organization", organization.value()).map(BudgetTable::read).all();
  }

  @Override
  public Mono<Budget> find(String id) {
    return of(FIND, id).map(BudgetTable::read).one();
  }

  @Override
  public Mono<Long> count() {
    return db.sql(COUNT)
        .bind("organization", organization.value())
        .map(row -> the(row, "count", Long.class))
        .one();
  }

  @Override
  public Mono<Budget> put(Budget budget) {
    return RuleTable.bound(of(PUT, budget.id()), budget.scope())
        .bind("counter", budget.counter())
        .bind("amount", budget.amountNanoUsd())
        .bind("period_unit", budget.period().unit().name())
        .bind("period_days", budget.period().days())
        .bind("mode", budget.mode().name())
        .bind("degrade_to", RuleTable.orNull(budget.degradeTo()))
        .bind("alerts", budget.alerts().toArray(Integer[]::new))
        .bind("created_at", budget.createdAt().atOffset(ZoneOffset.UTC))
        .map(BudgetTable::read)
        .one();
  }

  @Override
  public Mono<Budget> delete(String id) {
    return of(DELETE, id).map(BudgetTable::read).one();
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, String id) {
    return db.sql(sql).bind("organization", organization.value()).bind("id", id);
  }

  private static Budget read(Readable row) {
    return new Budget(
        the(row, "id", String.class),
        the(row, "counter", UUID.class),
        RuleTable.scope(row),
        the(row, "amount_nano", Long.class),
        new Period(
            Unit.valueOf(the(row, "period_unit", String.class)),
            the(row, "period_days", Integer.class)),
        Mode.valueOf(the(row, "mode", String.class)),
        row.get("degrade_to", String.class),
        List.of(the(row, "alerts", Integer[].class)),
        RuleTable.instant(row, "created_at"));
  }
}
