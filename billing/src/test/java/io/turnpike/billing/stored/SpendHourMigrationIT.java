package io.turnpike.billing.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.testing.EarlierSchema;
import io.turnpike.infra.testing.Stores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of roll-ups and months of an earlier release. */
class SpendHourMigrationIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final String MONTHS =
      """
      select c.relname as name from pg_inherits join pg_class c on c.oid = inhrelid
      where inhparent = 'earlier.usage_intake'::regclass order by 1""";

  @Test
  void quartersAreAddedUpByTheHourAndOnlyEmptyMonthsMakeRoom() {
    EarlierSchema earlier = EarlierMonths.at(stores, "202611300100");
    stores.sql(
        """
        set search_path = earlier;
        create table usage_event_202601 partition of usage_intake
          for values from ('2026-01-01') to ('2026-02-01');
        create table usage_event_202602 partition of usage_intake
          for values from ('2026-02-01') to ('2026-03-01');
        do $$
        declare
          owner name := (select tableowner from pg_tables
            where schemaname = 'earlier' and tablename = 'usage_intake');
        begin
          execute format('alter table usage_event_202601 owner to %I', owner);
          execute format('alter table usage_event_202602 owner to %I', owner);
        end $$;
        insert into usage_intake (event_day, id, organization_id, team_id, team_slug, key_id,
          key_name, started_at, config_version, operation, requested_model, streamed, attempts,
          attempt_count, outcome, status, input, cached_input, cache_write_5m, cache_write_1h,
          output, reasoning, audio_input, audio_output, image, input_tokens, output_tokens,
          usage_source, cost_lines, first_token_micros, total_micros, metadata, node)
        values ('2026-01-01', '019b76da-a800-7000-8000-000000000001', gen_random_uuid(),
          gen_random_uuid(), 't', gen_random_uuid(), 'k', '2026-01-01', 0, 'chat', 'm', false,
          '[]', 1, 'SUCCEEDED', 200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'NONE', '', 1, 1, '{}', 'n');
        insert into spend_quarter_hour (organization_id, quarter, team, key_id, config, provider,
          model, requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens,
          cost_nano)
        select '019b76da-a800-7000-8000-000000000001',
          timestamptz '2026-11-01 09:30Z' + number * interval '15 minutes', 't',
          '019b76da-a800-7000-8000-000000000002', '', 'p', 'm', 1, 2, 3, 4, 5, 6, 7 + number
        from generate_series(0, 3) as number;
        """);
    earlier.migrate();
    assertThat(
            stores.rows(
                """
                select extract(hour from hour at time zone 'UTC')::int as hour, requests, failed,
                  unpriced, unpriced_attempts, input_tokens::int, output_tokens::int,
                  cost_nano::int from earlier.spend_hour order by 1"""))
        .containsExactly(sums(9, 2L, 4L, 6L, 8L, 10, 12, 15), sums(10, 2L, 4L, 6L, 8L, 10, 12, 19));
    assertThat(names()).containsExactly("usage_event_202601", "usage_event_default");
  }

  private static List<Object> names() {
    return stores.rows(MONTHS).stream().map(row -> row.get("name")).toList();
  }

  private static Map<String, Object> sums(Object... values) {
    return Map.of(
        "hour", values[0],
        "requests", values[1],
        "failed", values[2],
        "unpriced", values[3],
        "unpriced_attempts", values[4],
        "input_tokens", values[5],
        "output_tokens", values[6],
        "cost_nano", values[7]);
  }
}
