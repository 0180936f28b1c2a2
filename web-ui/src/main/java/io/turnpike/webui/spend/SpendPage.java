package io.turnpike.webui.spend;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.spend.Spending.Report;
import io.turnpike.billing.spend.Spending.Row;
import io.turnpike.webui.chart.BarChart;
import io.turnpike.webui.chart.BarChart.Bucket;
import io.turnpike.webui.chart.Buckets;
import io.turnpike.webui.chart.Mark;
import io.turnpike.webui.chart.Palette;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.format.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Spend over time and by group; both from one report, so that they agree.
 *
 * @param buckets what the chart draws, for its table
 * @param summary the chart as a sentence
 * @param csv address of the same as CSV
 * @param changes of prices and aliases in that time, newest first
 * @param marks the same on the chart
 */
record SpendPage(
    Figures total,
    List<Group> groups,
    BarChart chart,
    List<Bucket> buckets,
    String summary,
    String unpricedLogs,
    String csv,
    List<PriceMark> changes,
    List<Mark> marks) {

  private static final int MOST_GROUPS = 200;

  static SpendPage of(
      Buckets times,
      Report report,
      Figures before,
      Map<String, String> keyNames,
      List<PriceMark> changes) {
    Query query = times.query();
    Map<String, Figures> sums = new LinkedHashMap<>();
    Map<String, Row> first = new HashMap<>();
    for (Row row : report.rows()) {
      String name = Group.name(row, query.groupBy(), keyNames);
      sums.merge(name, row.figures(), Figures::plus);
      first.putIfAbsent(name, row);
    }
    List<String> ranked =
        sums.keySet().stream()
            .sorted(
                Comparator.comparing((String name) -> name.equals(Group.OTHERS))
                    .thenComparing(
                        Comparator.comparingLong((String name) -> cost(sums, name)).reversed())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<Bucket> buckets = buckets(times, report, keyNames);
    BarChart chart = BarChart.of(buckets, Money::brief);
    Map<String, Integer> slots = Palette.of(ranked);
    List<Group> groups = new ArrayList<>();
    for (String name : ranked.subList(0, Math.min(ranked.size(), MOST_GROUPS))) {
      Figures figures = sums.getOrDefault(name, Figures.ZERO);
      groups.add(
          new Group(
              name,
              figures,
              slots.getOrDefault(name, Palette.OTHER),
              share(figures.costNanoUsd(), report.total().costNanoUsd()),
              first.containsKey(name)
                  ? Group.filter(times(query), first.get(name), query.tag()).on("/logs")
                  : "/logs"));
    }
    return new SpendPage(
        report.total(),
        groups,
        chart,
        buckets,
        Summary.of(report.total(), before, ranked),
        times(query).on("/logs"),
        csv(query),
        changes,
        changes.stream().flatMap(it -> Mark.at(it.at(), times, it.what(), it.link())).toList());
  }

  public boolean isEmpty() {
    return total.requests() == 0;
  }

  private static long cost(Map<String, Figures> sums, String name) {
    return sums.getOrDefault(name, Figures.ZERO).costNanoUsd();
  }

  private static List<Bucket> buckets(Buckets times, Report report, Map<String, String> keyNames) {
    Query query = times.query();
    Map<Object, Map<String, Long>> values = new HashMap<>();
    for (Row row : report.rows()) {
      if (row.start() != null) {
        values
            .computeIfAbsent(row.start(), _ -> new HashMap<>())
            .merge(
                Group.name(row, query.groupBy(), keyNames), row.figures().costNanoUsd(), Long::sum);
      }
    }
    return IntStream.range(0, times.starts().size())
        .mapToObj(at -> times.bucket(at, values.getOrDefault(times.starts().get(at), Map.of())))
        .toList();
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "0%" : Math.round(part * 1000.0 / whole) / 10.0 + "%";
  }

  private static UrlQuery times(Query query) {
    return new UrlQuery().add("from", query.from()).add("to", query.to()).add("team", query.team());
  }

  private static String groupBy(Query query) {
    return query.groupBy().stream()
        .map(each -> each == Dimension.TAG ? "tag:" + query.tag() : UrlQuery.word(each))
        .collect(Collectors.joining(","));
  }

  private static String csv(Query query) {
    return times(query)
        .add("group_by", groupBy(query))
        .add("interval", query.interval())
        .add("tz", query.zone())
        .add("format", "csv")
        .on("/api/v1/spend");
  }
}
