package io.turnpike.billing.rules;

import static io.turnpike.billing.rules.RuleTable.the;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.tenants.OrganizationId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on the limits of an organization. */
public record LimitTable(DatabaseClient db, OrganizationId organization)
    implements RuleStatements<Limit> {

  private static final String LIST =
      "select * from usage_limit where organization_id = :organization order by id";

  private static final String FIND =
      "select * from usage_limit where organization_id = :organization and id = :id";

  private static final String COUNT =
      "select count(*) from usage_limit where organization_id = :organization";

  private static final String PUT =
      """
      insert into usage_limit (organization_id, id, counter, scope_kind, scope_name, scope_values,
                               measure, amount, per, created_at)
      values (:organization, :id, :counter, :scope_kind, :scope_name, :scope_values,
              :measure, :amount, :per, :created_at)
      on conflict (organization_id, id) do update
      set counter = excluded.counter, scope_kind = excluded.scope_kind,
          scope_name = excluded.scope_name, scope_values = excluded.scope_values,
          measure = excluded.measure, amount = excluded.amount, per = excluded.per
      returning *
      """;

  private static final String DELETE =
      "delete from usage_limit where organization_id = :organization and id = :id returning *";

  public Flux<Limit> list() {
    return db.sql(LIST).bind("organization", organization.value()).map(LimitTable::read).all();
  }

  @Override
  public Mono<Limit> find(String id) {
    return of(FIND, id).map(LimitTable::read).one();
  }

  @Override
  public Mono<Long> count() {
    return db.sql(COUNT)
        .bind("organization", organization.value())
        .map(row -> the(row, "count", Long.class))
        .one();
  }

  @Override
  public Mono<Limit> put(Limit limit) {
    Per per = limit.per();
    return RuleTable.bound(of(PUT, limit.id()), limit.scope())
        .bind("counter", limit.counter())
        .bind("measure", limit.measure().name())
        .bind("amount", limit.amount())
        .bind("per", RuleTable.orNull(per == null ? null : per.name()))
        .bind("created_at", limit.createdAt().atOffset(ZoneOffset.UTC))
        .map(LimitTable::read)
        .one();
  }

  @Override
  public Mono<Limit> delete(String id) {
    return of(DELETE, id).map(LimitTable::read).one();
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, String id) {
    return db.sql(sql).bind("organization", organization.value()).bind("id", id);
  }

  private static Limit read(Readable row) {
    String per = row.get("per", String.class);
    return new Limit(
        the(row, "id", String.class),
        the(row, "counter", UUID.class),
        RuleTable.scope(row),
        Measure.valueOf(the(row, "measure", String.class)),
        the(row, "amount", Long.class),
        per == null ? null : Per.valueOf(per),
        RuleTable.instant(row, "created_at"));
  }
}
