package io.turnpike.billing.savings;

import io.turnpike.billing.stored.EventRows;
import io.turnpike.billing.stored.reading.BookedSql;

/** The statements of a report. The first condition on the cache is that of an index. */
final class SavingsSql {

  /** Of the newest near misses so many are looked at for the most alike. */
  private static final int LOOKED_AT = 1_000;

  private static final String ROWS =
      """
      from usage_event
      where organization_id = :organization
        and started_at >= :from and started_at < :to
        and id >= :lowest and id < :highest
        and event_day between usage_event_day(:lowest) and usage_event_day(:highest)""";

  private static final String SERVED = "cache_status in ('hit', 'semantic-hit')";

  private static final String SAVED =
      "least(coalesce(sum(cache_saved_nano), 0), 9223372036854775807)::bigint as saved_nano";

  private static final String UNPRICED =
      "count(*) filter (where %s and cache_saved_nano is null) as unpriced_hits".formatted(SERVED);

  /** All groupings in one reading of the rows; the one by nothing is the whole. */
  static final String FIGURES =
      """
      with looked_up as (
        select %1$s as config, team_slug as team, coalesce(model, '') as model,
          cache_status, cache_saved_nano, cache_saved_micros
        %2$s
          and cache_status is not null and cache_status <> 'bypass'
      ), added_up as (
        select grouping(config, team, model) as kept_apart,
          coalesce(config, team, model, '') as name,
          count(*) as lookups,
          count(*) filter (where %3$s) as hits,
          count(*) filter (where cache_status = 'semantic-hit') as semantic_hits,
          %4$s,
          %5$s,
          least(coalesce(sum(cache_saved_micros), 0), 9223372036854775807)::bigint as saved_micros
        from looked_up
        group by grouping sets ((), (config), (team), (model))
      )
      select * from (
        select *, row_number() over (
          partition by kept_apart order by saved_nano desc, hits desc, lookups desc, name) as place
        from added_up
      ) as ranked
      where place <= %6$d
      order by kept_apart, place"""
          .formatted(BookedSql.CONFIG, ROWS, SERVED, UNPRICED, SAVED, Savings.MOST_GROUPS);

  /** Ids grow as text does. */
  static final String TOP =
      """
      with top as (
        select cache_entry, count(*) as hits, %1$s, %2$s, max(id::text)::uuid as last
        %3$s
          and cache_status is not null and %4$s and cache_entry is not null
        group by cache_entry
        order by saved_nano desc, hits desc, cache_entry
        limit %5$d
      )
      select top.cache_entry, hits, saved_nano, unpriced_hits, id, started_at, model, config
      from top
      join usage_event on organization_id = :organization
        and id = last and event_day = usage_event_day(last)
      order by saved_nano desc, hits desc, top.cache_entry"""
          .formatted(SAVED, UNPRICED, ROWS, SERVED, Savings.MOST_LISTED);

  static final String NEAR =
      """
      with newest as (
        select id, started_at, cache_entry, cache_similarity, model, config, decision_record
        %s
          and cache_status = 'miss' and cache_similarity is not null
        order by id desc
        limit %d
      )
      select id, started_at, cache_entry, cache_similarity, model, config, %s
      from newest
      order by cache_similarity desc, id desc
      limit %d"""
          .formatted(ROWS, LOOKED_AT, EventRows.NOTES, Savings.MOST_LISTED);

  private SavingsSql() {}
}
