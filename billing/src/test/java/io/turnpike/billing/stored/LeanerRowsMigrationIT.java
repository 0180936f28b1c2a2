package io.turnpike.billing.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.infra.testing.EarlierSchema;
import io.turnpike.infra.testing.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of rows whose cost lines were JSON. */
class LeanerRowsMigrationIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @Test
  void costLinesKeepTheirFiguresAndTheirOrder() {
    EarlierSchema earlier = EarlierMonths.at(stores, "202611210250");
    stores.sql(
        """
        set search_path = earlier;
        alter table usage_event no force row level security;
        alter table usage_event_default no force row level security;
        insert into usage_event (event_day, id, organization_id, team_id, team_slug, key_id,
          key_name, started_at, config_version, operation, requested_model, streamed, attempts,
          attempt_count, outcome, status, input, cached_input, cache_write_5m, cache_write_1h,
          output, reasoning, audio_input, audio_output, image, input_tokens, output_tokens,
          usage_source, cost_nano, price_version, cost_lines, first_token_micros, total_micros,
          metadata, node)
        select date '2026-01-01', id::uuid, gen_random_uuid(), gen_random_uuid(), 't',
          gen_random_uuid(), 'k', timestamp '2026-01-01', 0, 'chat', 'm', false, '[]', 1,
          'SUCCEEDED', 200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'NONE', null, null, lines::jsonb, 1,
          1, '{}', 'n'
        from (values
          ('019b76da-a800-7000-8000-000000000001',
           '[{"tokens": 3, "nanoUsd": 30, "tokenClass": "output", "nanoUsdPerToken": 10},
             {"tokens": 2, "nanoUsd": 2, "tokenClass": "input", "nanoUsdPerToken": 1}]'),
          ('019b76da-a800-7000-8000-000000000002', '[]')) as r (id, lines);
        """);

    earlier.migrate();

    assertThat(stores.rows("select cost_lines from earlier.usage_event order by id"))
        .extracting(row -> CostText.read((String) row.get("cost_lines")))
        .containsExactly(
            List.of(new CostLine("output", 3, 10, 30), new CostLine("input", 2, 1, 2)), List.of());
  }
}
