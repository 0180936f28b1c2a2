package io.turnpike.billing.simulation;

import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What Postgres has of an organization, all ways of adding it up. */
final class Ledger {

  private static final String ROWS =
      "select count(*) as events, count(distinct id) as once, coalesce(sum(cost_nano), 0) as nano"
          + " from usage_event where organization_id = '%s'";
  private static final String ROLLED_UP =
      "select coalesce(sum(cost_nano), 0) as nano from spend_quarter_hour"
          + " where organization_id = '%s'";
  private static final String SPENT =
      "select counter || ':' || extract(epoch from from_at)::bigint || ':' || value as key,"
          + " spent_nano as nano from budget_spent where organization_id = '%s'";

  private final Stores stores;
  private final Tenant tenant;

  Ledger(Stores stores, Tenant tenant) {
    this.stores = stores;
    this.tenant = tenant;
  }

  void mustAgree(Books books, BiConsumer<Boolean, String> require) {
    Map<String, Object> rows = rows(ROWS).getFirst();
    same(books.events, rows.get("events"), "events", require);
    same(books.events, rows.get("once"), "different events", require);
    same(books.all, rows.get("nano"), "nano-dollars of the log", require);
    same(books.all, rows(ROLLED_UP).getFirst().get("nano"), "of the roll-ups", require);
    Map<String, Object> spent = spent();
    for (Line line : books.lines()) {
      Object nano = spent.getOrDefault(line.key(), 0);
      same(books.spent(line), nano, "spent of " + line.key(), require);
    }
  }

  private Map<String, Object> spent() {
    return rows(SPENT).stream()
        .collect(
            java.util.stream.Collectors.toMap(
                row -> String.valueOf(row.get("key")), row -> row.get("nano")));
  }

  private List<Map<String, Object>> rows(String query) {
    return stores.rows(query.formatted(tenant.organization()));
  }

  private static void same(
      long expected, Object found, String what, BiConsumer<Boolean, String> require) {
    boolean same =
        new BigDecimal(String.valueOf(found)).compareTo(BigDecimal.valueOf(expected)) == 0;
    require.accept(same, "the ledger has %s %s, not %d".formatted(found, what, expected));
  }
}
