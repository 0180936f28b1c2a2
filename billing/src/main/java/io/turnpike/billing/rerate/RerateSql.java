package io.turnpike.billing.rerate;

import io.turnpike.billing.stored.EventRows;

/** The statements of one re-rating, in the order they run. */
final class RerateSql {

  /** Of one organization one after the other: each goes by what the one before it has booked. */
  static final String LOCK =
      "select 1 from (select pg_advisory_xact_lock(70830521, hashtext(:organization::text))) as held";

  static final String PAGE =
      """
      select %s
      from usage_event
      where organization_id = :organization
        and started_at >= :from and started_at < :to
        and id > :after and id < :highest
        and event_day between usage_event_day(:after) and usage_event_day(:highest)
      order by id
      limit :most"""
          .formatted(EventRows.ENTRY);

  static final String EARLIER =
      """
      select event_id, provider, model,
        sum(delta_nano)::bigint as delta,
        sum(unpriced)::int as unpriced,
        sum(unpriced_attempts)::int as unpriced_attempts,
        (array_agg(new_version order by id desc) filter (where new_version is not null))[1]
          as version
      from usage_adjustment
      where organization_id = :organization and event_id = any (:events)
      group by event_id, provider, model""";

  /** Sorted as intake sorts them, so that nobody deadlocks. */
  static final String BOOK =
      """
      with booked as (
        insert into usage_adjustment (
          organization_id, id, event_id, event_started_at, team, key_id, config, provider, model,
          delta_nano, old_version, new_version, unpriced, unpriced_attempts)
        select :organization, id, event_id, event_started_at, team, key_id, config, provider, model,
          delta_nano, nullif(old_version, ''), nullif(new_version, ''), unpriced, unpriced_attempts
        from unnest(
          cast(:ids as uuid[]), cast(:events as uuid[]), cast(:started as timestamptz[]),
          cast(:teams as text[]), cast(:keys as uuid[]), cast(:configs as text[]),
          cast(:providers as text[]), cast(:models as text[]), cast(:deltas as bigint[]),
          cast(:old as text[]), cast(:new as text[]), cast(:unpriced as int[]),
          cast(:attempts as int[]))
          as each (
            id, event_id, event_started_at, team, key_id, config, provider, model, delta_nano,
            old_version, new_version, unpriced, unpriced_attempts)
        returning *)
      insert into spend_quarter_hour as spend (
        organization_id, quarter, team, key_id, config, provider, model,
        requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano)
      select
        organization_id,
        to_timestamp(floor(extract(epoch from event_started_at) / 900)::bigint * 900),
        team, key_id, config, provider, model,
        0, 0, sum(unpriced), sum(unpriced_attempts), 0, 0, sum(delta_nano)
      from booked
      group by 1, 2, 3, 4, 5, 6, 7
      order by 1, 2, 3, 4, 5, 6, 7
      on conflict (organization_id, quarter, team, key_id, config, provider, model)
      do update set
        unpriced = spend.unpriced + excluded.unpriced,
        unpriced_attempts = spend.unpriced_attempts + excluded.unpriced_attempts,
        cost_nano = spend.cost_nano + excluded.cost_nano""";

  private RerateSql() {}
}
