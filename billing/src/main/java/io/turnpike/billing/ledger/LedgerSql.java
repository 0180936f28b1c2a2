package io.turnpike.billing.ledger;

import java.util.function.Function;
import java.util.stream.Collectors;

/** One statement makes entries and adds them to the totals. */
final class LedgerSql {

  /** With a {@code ?} for each of {@link EntryColumns#ALL}. */
  static final String BLOCKING = post(column -> "?::" + column.type() + "[]");

  /** With the columns' names as parameters. */
  static final String REACTIVE = post(column -> ":" + column.name());

  /** Totals are sorted, so that nodes never deadlock. */
  private static final String POST =
      """
      with posted as (
        insert into ledger_entry (%1$s)
        select organization_id, kind, debit, credit, amount_nano::numeric, month::date,
          origin::date, to_timestamp(quarter), team, provider,
          requests, failed, unpriced_attempts, reference
        from unnest(%2$s) as entry (%1$s)
        returning organization_id, month, origin, kind, team, provider,
          amount_nano, requests, failed, unpriced_attempts)
      insert into ledger_total as total (
        organization_id, month, origin, kind, team, provider,
        amount_nano, requests, failed, unpriced_attempts)
      select organization_id, month, origin, kind, team, provider,
        sum(amount_nano), sum(requests), sum(failed), sum(unpriced_attempts)
      from posted
      group by 1, 2, 3, 4, 5, 6
      order by 1, 2, 3, 4, 5, 6
      on conflict (organization_id, month, origin, kind, team, provider) do update set
        amount_nano = total.amount_nano + excluded.amount_nano,
        requests = total.requests + excluded.requests,
        failed = total.failed + excluded.failed,
        unpriced_attempts = total.unpriced_attempts + excluded.unpriced_attempts""";

  private LedgerSql() {}

  private static String post(Function<EntryColumns, String> placeholder) {
    return POST.formatted(
        EntryColumns.names(),
        EntryColumns.ALL.stream().map(placeholder).collect(Collectors.joining(", ")));
  }
}
