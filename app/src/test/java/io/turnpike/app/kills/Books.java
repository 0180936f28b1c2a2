package io.turnpike.app.kills;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Postgres has: every row of the log, and every sum that must be theirs. */
record Books(List<Row> rows, List<Sum> sums, List<Counted> counted) {

  /** A usage event; {@code attempts} as its JSON stands in the table. */
  record Row(
      String marker,
      String outcome,
      @Nullable String error,
      String source,
      long nano,
      UUID key,
      int attempts,
      String story) {}

  /** A sum of all usage: of cost, and of requests where it has them. */
  record Sum(String name, long nano, @Nullable Long requests) {}

  /** What is counted for a budget; of keys where it has any. */
  record Counted(String kind, List<UUID> keys, long nano) {}

  private static final String ROWS =
      """
      select coalesce(metadata ->> 'marker', '') as marker, outcome, error_code as error,
        usage_source as source, coalesce(cost_nano, 0) as nano, key_id as key,
        attempt_count as attempts, attempts::text as story
      from usage_event""";

  private static final String SUMS =
      """
      select 'spend_quarter_hour' as name, coalesce(sum(cost_nano), 0)::bigint as nano,
        coalesce(sum(requests), 0)::bigint as requests
      from spend_quarter_hour
      union all
      select 'spend_hour', coalesce(sum(cost_nano), 0)::bigint, coalesce(sum(requests), 0)::bigint
      from spend_hour
      union all
      select 'ledger_entry', coalesce(sum(amount_nano), 0)::bigint,
        coalesce(sum(requests), 0)::bigint
      from ledger_entry where kind = 'USAGE'
      union all
      select 'ledger_total', coalesce(sum(amount_nano), 0)::bigint,
        coalesce(sum(requests), 0)::bigint
      from ledger_total where kind = 'USAGE'
      union all
      select 'usage_quarantine', count(*), null from usage_quarantine""";

  private static final String COUNTED =
      """
      select kind, case kind when 'KEY' then members else '{}' end as keys, spent_nano as nano
      from budget_spent""";

  /** In one statement, so at one moment: rows arrive all the time, their sums with them. */
  private static final String ALL =
      Stream.of(ROWS, SUMS, COUNTED)
          .map("(select coalesce(json_agg(one), '[]')::text from (%s) as one)"::formatted)
          .collect(Collectors.joining(", ", "select concat_ws(',', ", ") as books"));

  /** How the tables are asked: rows by column name, whoever they belong to. */
  interface Query {
    List<Map<String, Object>> rows(String sql) throws Exception;
  }

  static Books read(Query query) throws Exception {
    JsonMapper json = JsonMapper.shared();
    JsonNode books = json.readTree("[" + query.rows(ALL).getFirst().get("books") + "]");
    return new Books(
        List.of(json.treeToValue(books.get(0), Row[].class)),
        List.of(json.treeToValue(books.get(1), Sum[].class)),
        List.of(json.treeToValue(books.get(2), Counted[].class)));
  }

  long nano(List<UUID> keys) {
    return rows.stream()
        .filter(row -> keys.isEmpty() || keys.contains(row.key()))
        .mapToLong(Row::nano)
        .sum();
  }
}
