package io.turnpike.app.kills;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Postgres has: every row of the log, and every sum that must be theirs. */
record Books(List<Row> rows, List<Sum> sums, List<Counted> counted) {

  /** A usage event; {@code attempts} as its JSON stands in the table. */
  record Row(
      String marker,
      String outcome,
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
      select coalesce(metadata ->> 'marker', '') as marker, outcome, usage_source,
        coalesce(cost_nano, 0) as nano, key_id, attempt_count, attempts::text as story
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
      select kind, array_to_string(members, ',') as members, spent_nano::bigint as nano
      from budget_spent""";

  /** How the tables are asked: rows by column name, whoever they belong to. */
  interface Query {
    List<Map<String, Object>> rows(String sql) throws Exception;
  }

  static Books read(Query query) throws Exception {
    return new Books(
        query.rows(ROWS).stream().map(Books::row).toList(),
        query.rows(SUMS).stream().map(Books::sum).toList(),
        query.rows(COUNTED).stream().map(Books::counted).toList());
  }

  private static Row row(Map<String, Object> row) {
    return new Row(
        String.valueOf(row.get("marker")),
        String.valueOf(row.get("outcome")),
        String.valueOf(row.get("usage_source")),
        (Long) row.get("nano"),
        (UUID) row.get("key_id"),
        (Integer) row.get("attempt_count"),
        String.valueOf(row.get("story")));
  }

  private static Sum sum(Map<String, Object> row) {
    return new Sum(
        String.valueOf(row.get("name")), (Long) row.get("nano"), (Long) row.get("requests"));
  }

  private static Counted counted(Map<String, Object> row) {
    String kind = String.valueOf(row.get("kind"));
    return new Counted(
        kind,
        kind.equals("KEY")
            ? Arrays.stream(String.valueOf(row.get("members")).split(","))
                .map(UUID::fromString)
                .toList()
            : List.of(),
        (Long) row.get("nano"));
  }

  long nano(List<UUID> keys) {
    return rows.stream()
        .filter(row -> keys.isEmpty() || keys.contains(row.key()))
        .mapToLong(Row::nano)
        .sum();
  }
}
