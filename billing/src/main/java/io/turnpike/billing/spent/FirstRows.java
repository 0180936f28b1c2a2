package io.turnpike.billing.spent;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.Scope;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Begins to count budgets that no call is held against, such as soft ones, with the first row that
 * counts for them. The row's own cost is in the sum that is taken then.
 */
final class FirstRows {

  private FirstRows() {}

  /** Counters that an event counts for, and that are not among those. */
  static List<SpentKey> missing(
      OrganizationId organization, Rules rules, List<UsageEvent> events, Set<Counter.Key> counted) {
    Map<Counter.Key, SpentKey> missing = new HashMap<>();
    List<UsageEvent> own =
        events.stream().filter(each -> each.who().organization().equals(organization)).toList();
    for (Budget budget : rules.budgets()) {
      Window window = null;
      for (UsageEvent event : own) {
        Instant at = event.timing().startedAt();
        window = window != null && window.has(at) ? window : budget.period().at(at, rules.zone());
        add(missing, counted, new SpentKey(organization, budget, "", window), event, rules);
      }
    }
    return List.copyOf(missing.values());
  }

  private static void add(
      Map<Counter.Key, SpentKey> missing,
      Set<Counter.Key> counted,
      SpentKey whole,
      UsageEvent event,
      Rules rules) {
    Scope scope = whole.budget().scope();
    if (!scope.each()
        && (counted.contains(whole.counter()) || missing.containsKey(whole.counter()))) {
      return;
    }
    for (String value : EventCosts.values(event, scope)) {
      SpentKey key = whole.of(value);
      if (!counted.contains(key.counter()) && !(scope.each() && isNamed(rules, scope, value))) {
        missing.putIfAbsent(key.counter(), key);
      }
    }
  }

  /** Who has a budget of their own has no part in the one for each. */
  private static boolean isNamed(Rules rules, Scope each, String value) {
    return rules.budgets().stream()
        .map(Budget::scope)
        .anyMatch(scope -> scope.kind() == each.kind() && scope.values().contains(value));
  }

  /**
   * Within the transaction that has stored the rows.
   *
   * @return what was spent by then in nano-USD; 0 where somebody else had begun
   */
  static long add(Connection open, SpentKey key) throws SQLException {
    Scope scope = key.budget().scope();
    MapSqlParameterSource values =
        new MapSqlParameterSource()
            .addValue("organization", key.organization().value())
            .addValue("counter", key.budget().counter())
            .addValue("value", key.value())
            .addValue("from", Timestamp.from(key.window().from()))
            .addValue("until", Timestamp.from(key.window().until()))
            .addValue("kind", scope.kind().name())
            .addValue("name", scope.name())
            .addValue("members", open.createArrayOf("text", key.members().toArray()))
            .addValue("lowest", EventTime.lowestId(key.window().from()))
            .addValue("highest", EventTime.highestId(key.window().until()));
    List<Long> spent =
        new NamedParameterJdbcTemplate(new SingleConnectionDataSource(open, true))
            .queryForList(SpentSql.add(scope), values, Long.class);
    return spent.isEmpty() ? 0 : spent.getFirst();
  }
}
