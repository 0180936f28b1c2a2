package io.turnpike.billing.reconciliation;

import io.turnpike.billing.stored.reading.BookedSql;

/**
 * The same time as each place tells it: relations of {@code source, began, team, provider,
 * requests, cost_nano}. A whole statement sees one state of all of them. Needs parameters {@code
 * organization, from, to, lowest, highest}.
 */
final class Sources {

  private static final String ROWS =
      """
      select 'rows' as source, to_timestamp(floor(extract(epoch from started_at) / 900) * 900)
          as began,
        team, provider, requests, cost_nano
      from (
      %s
      ) as booked"""
          .formatted(BookedSql.of("logged"));

  /** To be put before whatever reads {@link #ALL}. */
  static final String WITH =
      """
      with logged as (
        select %s from usage_event
        where organization_id = :organization
          and started_at >= :from and started_at < :to
          and id >= :lowest and id < :highest
          and event_day between usage_event_day(:lowest) and usage_event_day(:highest))"""
          .formatted(BookedSql.COLUMNS);

  static final String ALL =
      """
      %s
      union all
      select 'rows', to_timestamp(floor(extract(epoch from event_started_at) / 900) * 900),
        team, provider, 0, delta_nano
      from usage_adjustment
      where organization_id = :organization
        and event_started_at >= :from and event_started_at < :to
      union all
      select 'roll-ups', quarter, team, provider, requests, cost_nano
      from spend_quarter_hour
      where organization_id = :organization and quarter >= :from and quarter < :to
      union all
      select 'ledger', quarter, team, provider, requests, amount_nano
      from ledger_entry
      where organization_id = :organization and quarter >= :from and quarter < :to
        and kind in ('USAGE', 'HOUSE_USAGE', 'RERATING', 'HOUSE_RERATING')"""
          .formatted(ROWS);

  private Sources() {}
}
