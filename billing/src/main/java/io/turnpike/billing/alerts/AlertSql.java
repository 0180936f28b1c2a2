package io.turnpike.billing.alerts;

/** The statements on alerts. */
final class AlertSql {

  /**
   * Adds what was not told yet, and answers what has been added and what others have committed
   * before. In a rolling period each day has a window of its own: what was told in one that
   * overlaps is told.
   */
  static final String ADD =
      """
      with asked as (
        select * from unnest(?::integer[], ?::uuid[]) as one (percent, id)
      ), one as (
        select ?::uuid as organization_id, ?::uuid as counter, ?::text as value,
          to_timestamp(?) as from_at, to_timestamp(?) as until_at, ?::text as budget,
          ?::json as scope, ?::text as mode, ?::text as unit, ?::bigint as amount_nano,
          ?::bigint as spent_nano
      ), told as (
        select b.percent, min(b.at) as at
        from budget_alert b
          join one o using (organization_id, counter, value)
          join asked a using (percent)
        where b.from_at = o.from_at
          or o.unit = 'ROLLING' and b.from_at < o.until_at and b.until_at > o.from_at
        group by b.percent
      ), added as (
        insert into budget_alert (organization_id, counter, value, from_at, percent, until_at, id,
          at, budget, scope, mode, unit, amount_nano, spent_nano)
        select o.organization_id, o.counter, o.value, o.from_at, a.percent, o.until_at, a.id,
          now(), o.budget, o.scope, o.mode, o.unit, o.amount_nano, o.spent_nano
        from one o cross join asked a
        where a.percent not in (select percent from told)
        order by a.percent
        on conflict do nothing returning percent, id
      )
      select percent, id from added
      union all select percent, null from told where at < now()
      """;

  static final String PAGE =
      """
      select * from budget_alert
      where organization_id = :organization and id < :before and at > now() - interval '30 days'
      order by id desc limit :limit
      """;

  /** Long after their period; nothing asks for them any more. */
  static final String FORGET =
      """
      delete from budget_alert where (organization_id, id) in (
        select organization_id, id from budget_alert
        where until_at < now() - interval '100 days' limit 5000)
      """;

  private AlertSql() {}
}
