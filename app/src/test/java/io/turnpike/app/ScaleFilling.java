package io.turnpike.app;

import io.turnpike.infra.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Rows of 90 days, made by Postgres: 50 organizations of which the largest has a quarter, each with
 * 40 keys in 8 teams, 5 configs, 13 models of 4 connections, few keys and models doing most of the
 * work. A third carries a user, a fifth a session, a tenth a trace, a third metadata. Answers are
 * looked for in two fifths of them and found in half of those, of two thousand.
 */
final class ScaleFilling {

  private static final int DAYS = 90;

  private static final String ROWS =
      """
      insert into usage_intake (event_day, id, organization_id, team_id, team_slug, key_id, key_name,
        started_at, config, config_version, operation, requested_model, streamed, attempts,
        attempt_count, provider, model, outcome, status, error_code, input, cached_input,
        cache_write_5m, cache_write_1h, output, reasoning, audio_input, audio_output, image,
        input_tokens, output_tokens, usage_source, cost_nano, price_version, cost_lines,
        first_token_micros, total_micros, decision, metadata, trace_id, end_user, session_id, node,
        decision_record, unpriced_attempts, cache_status, cache_entry, cache_saved_nano,
        cache_saved_micros, cache_similarity)
      select date '%1$s', id, org, md5(org || 'team' || key %% 8)::uuid, 'team-' || key %% 8,
        md5(org || 'key' || key)::uuid, 'key-' || key, to_timestamp(ms / 1000.0),
        case when key %% 6 < 5 then 'config-' || key %% 6 end, case when key %% 6 < 5 then 3 else 0 end,
        'chat/completions', model, stream < 0.6,
        format('[{"number":1,"at":"/targets/%%s","startMicros":310,"connectedMicros":420,"headersMicros":%%s,"firstTokenMicros":%%s,"endMicros":%%s,"status":%%s,"provider":"provider-%%s","model":"%%s"}]',
          key %% 3, 200000, 240000, 900000, status, key %% 4, model)::json,
        1, 'provider-' || key %% 4, model,
        case when fate < 0.015 then 'FAILED' when fate < 0.025 then 'INTERRUPTED'
          when fate < 0.035 then 'CANCELLED' when fate < 0.04 then 'REJECTED' else 'SUCCEEDED' end,
        status, case when status <> 200 then 'provider_failed' end,
        used, used / 3, 0, 0, made, 0, 0, 0, 0, used + used / 3, made, 'PROVIDER',
        used * 150 + made * 600, 'openai/gpt-4o-mini@2026-07-24',
        'input:' || used || ':150:' || used * 150 || ';output:' || made || ':600:' || made * 600,
        240000, 900000, 'single', labels,
        case when mark < 0.1 then md5(ms::text || number) end,
        case when mark < 0.33 then 'user-' || floor(5000 * power(spread, 2)) end,
        case when mark < 0.2 then 'session-' || %2$d / 7 || '-' || floor(20000 * spread) end,
        'node-1', '[]'::json, 0,
        case when kept < 0.2 then 'hit' when kept < 0.22 then 'semantic-hit'
          when kept < 0.4 then 'miss' end,
        case when kept < 0.4 then substr(md5(floor(2000 * power(spread, 2))::text), 1, 16) end,
        case when kept < 0.22 then used * 150 + made * 600 end,
        case when kept < 0.22 then 650000 end,
        case when kept between 0.2 and 0.23 then 0.9 + spread / 10 end
      from (
        select *,
          (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(number %% 4096), 3, '0') || '8'
            || substr(md5(spread::text || number), 1, 15))::uuid as id,
          case when place = 0 then '%4$s'::uuid else md5('organization' || place)::uuid end as org,
          case when rare < 0.0000005 then 'rare/model'
            else 'model-' || (key + floor(3 * rare * rare)::int) %% 12 end as model,
          case when fate < 0.015 then 502 when fate < 0.04 then 429 else 200 end as status,
          case when mark > 0.9 then jsonb_build_object('feature', 'f-' || key %% 5,
              'customer', 'c-' || floor(2000 * spread), 'job', md5(spread::text))
            when mark < 0.23 then jsonb_build_object('feature', 'f-' || key %% 5,
              'customer', 'c-' || floor(2000 * spread))
            else '{}' end as labels
        from (
          select number, floor(50 * power(random(), 3))::int as place,
            floor(40 * power(random(), 2.5))::int as key,
            (extract(epoch from date '%1$s')::bigint * 1000
              + number * 86400000::bigint / %3$d) as ms,
            random() as fate, random() as mark, random() as rare, random() as spread,
            random() as stream, random() as kept, (50 + 4000 * power(random(), 3))::bigint as used,
            (10 + 900 * power(random(), 2))::bigint as made
          from generate_series(0, %3$d - 1) as number
        ) as drawn
      ) as filled
      order by number""";

  private static final String ROLL_UPS =
      """
      insert into spend_quarter_hour (organization_id, quarter, team, key_id, config, provider,
        model, requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano)
      select organization_id, date_bin('15 minutes', started_at, date '2000-01-01'), team_slug,
        key_id, coalesce(config, ''), provider, model, count(*),
        count(*) filter (where outcome in ('FAILED', 'INTERRUPTED', 'REJECTED')), 0, 0,
        sum(input_tokens), sum(output_tokens), sum(cost_nano)
      from usage_event where event_day = date '%1$s'
      group by 1, 2, 3, 4, 5, 6, 7""";

  private final Database database;
  private final UUID largest;

  ScaleFilling(Database database, UUID largest) {
    this.database = database;
    this.largest = largest;
  }

  /** Does nothing where they are there. */
  void upTo(long rows) throws SQLException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try (Connection open = database.openBlocking()) {
      for (int day = DAYS; day > 0; day--) {
        fill(open, today.minusDays(day), day, rows / DAYS);
      }
    }
  }

  private void fill(Connection open, LocalDate day, int number, long rows) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute("set statement_timeout = 0");
      statement.execute("select prepare_usage_days(%d)".formatted(8));
      if (isThere(statement, day)) {
        return;
      }
      // One row of a day nobody prepared: its partition is made, and it moves there.
      statement.execute(ROWS.formatted(day, number, 1, largest));
      statement.execute("select prepare_usage_days(8)");
      statement.execute(
          ROWS.formatted(day, number, rows, largest)
              .replace("order by number", "where number > 0 order by number"));
      statement.execute(ROLL_UPS.formatted(day));
      open.commit();
      System.out.println("filled " + day);
    }
  }

  private static boolean isThere(Statement statement, LocalDate day) throws SQLException {
    try (var row =
        statement.executeQuery(
            "select exists (select from usage_event where event_day = date '%s')".formatted(day))) {
      return row.next() && row.getBoolean(1);
    }
  }
}
