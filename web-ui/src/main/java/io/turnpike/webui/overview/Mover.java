package io.turnpike.webui.overview;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Report;
import io.turnpike.billing.spend.Spending.Row;
import io.turnpike.webui.format.Money;
import io.turnpike.webui.view.PlainText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A team's use of one model whose spend changed.
 *
 * @param before what it cost in the same length of time before
 * @param logs the requests behind it
 */
record Mover(String team, String model, Figures figures, long before, String logs) {

  private static final int MOST = 6;

  static List<Mover> ranked(OverviewQuery query, Report now, Report before) {
    Map<Map<Dimension, String>, Figures> earlier = byGroup(before);
    Map<Map<Dimension, String>, Figures> later = byGroup(now);
    return Stream.concat(later.keySet().stream(), earlier.keySet().stream())
        .distinct()
        .map(
            group ->
                of(
                    query,
                    group,
                    later.getOrDefault(group, Figures.ZERO),
                    earlier.getOrDefault(group, Figures.ZERO)))
        .filter(mover -> mover.change() != 0)
        .sorted(Comparator.comparingLong((Mover mover) -> Math.abs(mover.change())).reversed())
        .limit(MOST)
        .toList();
  }

  public long change() {
    return figures.costNanoUsd() - before;
  }

  /** With its sign, and in percent where there was something before. */
  public String changed() {
    String amount = (change() < 0 ? "−" : "+") + Money.brief(Math.abs(change()));
    return before == 0
        ? amount + ", new"
        : amount + " (%+d %%)".formatted(Math.round(100.0 * change() / before));
  }

  private static Mover of(
      OverviewQuery query, Map<Dimension, String> group, Figures figures, Figures before) {
    String team = group.getOrDefault(Dimension.TEAM, "");
    String model = group.getOrDefault(Dimension.MODEL, "");
    return new Mover(
        PlainText.orDash(team),
        model.isEmpty() ? "no model" : PlainText.orDash(model),
        figures,
        before.costNanoUsd(),
        query.link().add("team", team).add("model", model).on("/logs"));
  }

  private static Map<Map<Dimension, String>, Figures> byGroup(Report report) {
    return report.rows().stream()
        .collect(Collectors.toMap(Row::group, Row::figures, Figures::plus, LinkedHashMap::new));
  }
}
