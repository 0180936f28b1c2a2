package io.turnpike.webui.overview;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Report;
import io.turnpike.billing.spend.Spending.Row;
import io.turnpike.billing.statistics.RequestStatistics;
import io.turnpike.billing.statistics.RequestStatistics.Quantiles;
import io.turnpike.webui.chart.BarChart;
import io.turnpike.webui.chart.BarChart.Series;
import io.turnpike.webui.chart.Buckets;
import io.turnpike.webui.chart.LineChart;
import io.turnpike.webui.chart.LineChart.Point;
import io.turnpike.webui.chart.Palette;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The overview's drawings, all over the same hours or days.
 *
 * @param spend by model
 * @param firstToken null, as {@code total}, where the statistics are
 * @param intervals the same figures for a table
 */
record Charts(
    BarChart requests,
    BarChart spend,
    @Nullable LineChart firstToken,
    @Nullable LineChart total,
    List<Interval> intervals) {

  private static final List<String> QUANTILES = List.of("p50", "p95", "p99");
  private static final List<Series> OUTCOMES =
      List.of(
          new Series("answered", 1, List.of("answered")),
          new Series("failed", Palette.FAILED, List.of("failed")));

  static Charts of(Buckets buckets, Report report, RequestStatistics.@Nullable Report statistics) {
    Map<Instant, Figures> figures = new HashMap<>();
    Map<Instant, Map<String, Long>> costs = new HashMap<>();
    for (Row row : report.rows()) {
      figures.merge(row.start(), row.figures(), Figures::plus);
      costs
          .computeIfAbsent(row.start(), _ -> new HashMap<>())
          .merge(model(row), row.figures().costNanoUsd(), Long::sum);
    }
    Map<Instant, RequestStatistics.Row> times = byStart(statistics);
    return new Charts(
        BarChart.of(
            each(buckets, (at, start) -> buckets.bucket(at, outcomes(figures.get(start)))),
            OUTCOMES,
            Amounts::count),
        BarChart.of(
            each(buckets, (at, start) -> buckets.bucket(at, costs.getOrDefault(start, Map.of()))),
            Money::brief),
        statistics == null ? null : lines(buckets, times, RequestStatistics.Row::firstToken),
        statistics == null ? null : lines(buckets, times, RequestStatistics.Row::total),
        each(
            buckets,
            (at, start) ->
                new Interval(
                    buckets.title(at),
                    buckets.logs(at),
                    figures.getOrDefault(start, Figures.ZERO),
                    times.get(start))));
  }

  private static String model(Row row) {
    String model = row.group().getOrDefault(Dimension.MODEL, "");
    return model.isEmpty() ? "no model" : model;
  }

  private static Map<String, Long> outcomes(@Nullable Figures figures) {
    return figures == null
        ? Map.of()
        : Map.of("answered", figures.requests() - figures.failed(), "failed", figures.failed());
  }

  private static Map<Instant, RequestStatistics.Row> byStart(
      RequestStatistics.@Nullable Report statistics) {
    Map<Instant, RequestStatistics.Row> rows = new HashMap<>();
    if (statistics != null) {
      statistics.intervals().forEach(row -> rows.put(row.start(), row));
    }
    return rows;
  }

  private static LineChart lines(
      Buckets buckets,
      Map<Instant, RequestStatistics.Row> rows,
      Function<RequestStatistics.Row, @Nullable Quantiles> which) {
    return LineChart.of(
        each(
            buckets,
            (at, start) ->
                new Point(
                    buckets.label(at),
                    buckets.title(at),
                    buckets.logs(at),
                    values(rows.get(start), which))),
        QUANTILES,
        Amounts::micros);
  }

  private static @Nullable List<Long> values(
      RequestStatistics.@Nullable Row row,
      Function<RequestStatistics.Row, @Nullable Quantiles> which) {
    Quantiles quantiles = row == null ? null : which.apply(row);
    return quantiles == null ? null : List.of(quantiles.p50(), quantiles.p95(), quantiles.p99());
  }

  private static <T> List<T> each(Buckets buckets, Placed<T> made) {
    return IntStream.range(0, buckets.starts().size())
        .mapToObj(at -> made.at(at, buckets.starts().get(at)))
        .toList();
  }

  private interface Placed<T> {

    T at(int index, Instant start);
  }

  /**
   * @param times null where there were no requests, or no statistics
   */
  record Interval(
      String title, String logs, Figures figures, RequestStatistics.@Nullable Row times) {}
}
