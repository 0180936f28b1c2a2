package io.turnpike.webui.breakers;

import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.webui.health.ConnectionRest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All targets of an organization, those in trouble first.
 *
 * @param broken connections of which no key can be used
 * @param at when this was so
 */
record Board(List<BreakerRow> rows, List<ConnectionRest> broken, Instant at) {

  static Board of(List<BreakerView> views, List<ProviderConnection> connections, Instant now) {
    Map<String, List<KeyName>> keys =
        connections.stream()
            .collect(Collectors.toMap(ProviderConnection::name, ProviderConnection::credentials));
    return new Board(
        views.stream()
            .map(view -> new BreakerRow(view, keys.getOrDefault(view.connection(), List.of()), now))
            .sorted(Comparator.comparing(BreakerRow::condition))
            .toList(),
        ConnectionRest.of(connections, views).stream().filter(ConnectionRest::broken).toList(),
        now);
  }

  /** A sentence that changes only when a condition does, for those who hear the page. */
  public String summary() {
    if (rows.isEmpty()) {
      return "No target has been called lately.";
    }
    if (healthy()) {
      return rows.size() == 1
          ? "The one target is healthy: calls go through."
          : "All " + rows.size() + " targets are healthy: calls go through.";
    }
    return troubles();
  }

  /** {@code 1 of 14 targets is down, 2 are held}. */
  private String troubles() {
    Map<Condition, Long> counts =
        rows.stream().collect(Collectors.groupingBy(BreakerRow::condition, Collectors.counting()));
    List<String> parts = new ArrayList<>();
    for (Condition condition : Condition.values()) {
      long count = condition == Condition.HEALTHY ? 0 : counts.getOrDefault(condition, 0L);
      if (count > 0) {
        String of = parts.isEmpty() ? " of " + targets() : "";
        parts.add(count + of + (count == 1 ? " is " : " are ") + condition.lower());
      }
    }
    return String.join(", ", parts) + ".";
  }

  private String targets() {
    return rows.size() + (rows.size() == 1 ? " target" : " targets");
  }

  public boolean healthy() {
    return rows.stream().allMatch(row -> row.condition() == Condition.HEALTHY);
  }

  /** Of the banner. */
  public String tone() {
    boolean down = rows.stream().anyMatch(row -> row.condition() == Condition.DOWN);
    return rows.isEmpty() ? "" : down ? "danger" : healthy() ? "success" : "warning";
  }
}
