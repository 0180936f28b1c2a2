package io.turnpike.webui.overview;

import io.turnpike.billing.LogRow;
import io.turnpike.billing.Spending.Figures;
import io.turnpike.billing.Spending.Report;
import io.turnpike.billing.Spending.Row;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.webui.view.OutcomeChip;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param day the last 24 hours
 * @param latency of answered requests of the last 24 hours; null when there were none
 * @param days the last seven days, oldest first, days without requests included
 * @param latest newest first
 */
public record OverviewPage(
    Figures day, @Nullable Latency latency, List<Day> days, Figures week, List<Latest> latest) {

  private static final int LATEST = 10;

  static OverviewPage of(Window window, Report day, Report week, List<LogRow> rows) {
    List<LogRow> ofDay =
        rows.stream().filter(row -> row.timing().startedAt().isAfter(window.dayAgo())).toList();
    return new OverviewPage(
        day.total(),
        Latency.of(ofDay),
        days(window, week),
        week.total(),
        rows.stream().limit(LATEST).map(Latest::of).toList());
  }

  public boolean isEmpty() {
    return week.requests() == 0 && latest.isEmpty();
  }

  public long dayTokens() {
    return day.inputTokens() + day.outputTokens();
  }

  private static List<Day> days(Window window, Report week) {
    Map<Instant, Figures> byStart =
        week.rows().stream()
            .filter(row -> row.start() != null)
            .collect(Collectors.toMap(Row::start, Row::figures, Figures::plus));
    return window.days().stream()
        .map(start -> new Day(start, byStart.getOrDefault(start, Figures.ZERO)))
        .toList();
  }

  public record Day(Instant start, Figures figures) {}

  public record Latest(LogRow row, OutcomeChip outcome) {

    static Latest of(LogRow row) {
      return new Latest(row, OutcomeChip.of(row.served().outcome()));
    }
  }

  /**
   * Of a sample of the newest requests.
   *
   * @param requests how many it was read from
   */
  public record Latency(int requests, long medianMicros, long p95Micros) {

    static @Nullable Latency of(List<LogRow> rows) {
      List<Long> sorted =
          rows.stream()
              .filter(row -> row.served().outcome() == Outcome.SUCCEEDED)
              .map(each -> each.timing().totalMicros())
              .sorted()
              .toList();
      return sorted.isEmpty()
          ? null
          : new Latency(sorted.size(), quantile(sorted, 50), quantile(sorted, 95));
    }

    /** Nearest rank. */
    private static long quantile(List<Long> sorted, int percent) {
      int rank = (sorted.size() * percent + 99) / 100;
      return sorted.get(Math.max(rank, 1) - 1);
    }
  }
}
