package io.turnpike.billing.reconciliation;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.reconciliation.Reconciliation.Month;
import io.turnpike.billing.reconciliation.Reconciliation.Sum;
import io.turnpike.tenants.OrganizationId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What entries, totals and closed statements say of each month. */
final class Months {

  private static final String SQL =
      """
      select month::date as month,
        entry.requests as entry_requests, entry.amount as entry_amount,
        total.requests as total_requests, total.amount as total_amount,
        closed.requests as closed_requests, closed.amount as closed_amount,
        coalesce(closed.intact, true) as intact
      from generate_series(:first::timestamp, :last::timestamp, interval '1 month') as month
      cross join lateral (
        select coalesce(sum(requests), 0)::bigint as requests,
          coalesce(sum(amount_nano), 0)::bigint as amount
        from ledger_entry
        where organization_id = :organization and ledger_entry.month = month.month::date
          and kind <> 'CREDIT') as entry
      cross join lateral (
        select coalesce(sum(requests), 0)::bigint as requests,
          coalesce(sum(amount_nano), 0)::bigint as amount
        from ledger_total
        where organization_id = :organization and ledger_total.month = month.month::date
          and kind <> 'CREDIT') as total
      left join lateral (
        select coalesce(sum((line ->> 'requests')::bigint), 0)::bigint as requests,
          coalesce(sum((line ->> 'amount_nano_usd')::numeric), 0)::bigint as amount,
          bool_and(sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex')) as intact
        from statement
        left join lateral jsonb_array_elements(document::jsonb -> 'lines') as line on true
        where organization_id = :organization and statement.month = month.month::date
        group by statement.month) as closed on true
      order by month""";

  private Months() {}

  static Mono<List<Month>> of(
      DatabaseClient client, OrganizationId organization, YearMonth first, YearMonth last) {
    return client
        .sql(SQL)
        .bind("organization", organization.value())
        .bind("first", first.atDay(1).atStartOfDay())
        .bind("last", last.atDay(1).atStartOfDay())
        .map(Months::month)
        .all()
        .collectList();
  }

  private static Month month(Readable row) {
    return new Month(
        YearMonth.from(requireNonNull(row.get("month", LocalDate.class))),
        requireNonNull(sum(row, "entry")),
        requireNonNull(sum(row, "total")),
        sum(row, "closed"),
        requireNonNull(row.get("intact", Boolean.class)));
  }

  private static @Nullable Sum sum(Readable row, String of) {
    Long requests = row.get(of + "_requests", Long.class);
    return requests == null
        ? null
        : new Sum(requests, requireNonNull(row.get(of + "_amount", Long.class)));
  }
}
