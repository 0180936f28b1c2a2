package io.turnpike.webui.overview;

import io.turnpike.billing.LogRow;
import io.turnpike.billing.alerts.BudgetAlert;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.statistics.RequestStatistics;
import io.turnpike.billing.statistics.RequestStatistics.Quantiles;
import io.turnpike.webui.chart.Mark;
import io.turnpike.webui.view.OutcomeChip;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param figures of the whole time
 * @param movers whose spend changed most, first
 * @param statistics null when they would have taken too long
 * @param marks when the current versions of configs came into use
 * @param rows the newest, whenever they were
 * @param alerts of budgets whose period is under way, the newest of each
 */
record OverviewPage(
    OverviewQuery query,
    Figures figures,
    List<Mover> movers,
    RequestStatistics.@Nullable Report statistics,
    Charts charts,
    List<Mark> marks,
    List<LogRow> rows,
    List<BudgetAlert> alerts) {

  private static final int MOST_ALERTS = 3;

  /** What was told of periods that are over concerns nobody here; of a counter the last counts. */
  static List<BudgetAlert> inForce(List<BudgetAlert> newestFirst, Instant now) {
    Map<String, BudgetAlert> newest = new LinkedHashMap<>();
    newestFirst.stream()
        .filter(alert -> alert.window().has(now))
        .forEach(alert -> newest.putIfAbsent(alert.budget() + "|" + alert.value(), alert));
    return newest.values().stream().limit(MOST_ALERTS).toList();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public boolean isQuiet() {
    return figures.requests() == 0;
  }

  public Instant begin() {
    return query.begin();
  }

  public long tokens() {
    return figures.inputTokens() + figures.outputTokens();
  }

  public @Nullable Quantiles firstToken() {
    return statistics == null ? null : statistics.all().firstToken();
  }

  public @Nullable Quantiles total() {
    return statistics == null ? null : statistics.all().total();
  }

  public String logs() {
    return query.link().on("/logs");
  }

  public String logs(String outcome) {
    return query.link().add("outcome", outcome).on("/logs");
  }

  /** The same time in the same groups, so that its sums are those shown here. */
  public String spend() {
    return query.link().add("by", "team").add("and", "model").on("/spend");
  }

  public List<Latest> latest() {
    return rows.stream().map(Latest::of).toList();
  }

  record Latest(LogRow row, OutcomeChip outcome) {

    static Latest of(LogRow row) {
      return new Latest(row, OutcomeChip.of(row.served().outcome()));
    }
  }
}
