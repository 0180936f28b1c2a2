package io.turnpike.app.api.spend;

import io.turnpike.app.api.Csv;
import io.turnpike.billing.spend.Spending;
import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A spend report as CSV. */
final class SpendCsv {

  private static final DateTimeFormatter START = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private static final String OTHERS = "(others)";

  private SpendCsv() {}

  /**
   * @param zone in which the beginnings of intervals are written, with their offset
   */
  static String of(Grouping grouping, ZoneId zone, Spending.Report report) {
    StringBuilder csv = new StringBuilder();
    line(csv, header(grouping));
    report.rows().forEach(row -> line(csv, cells(grouping.dimensions(), zone, row)));
    return csv.toString();
  }

  private static List<String> header(Grouping grouping) {
    List<String> cells = new ArrayList<>(List.of("start"));
    grouping.dimensions().forEach(dimension -> cells.add(grouping.name(dimension)));
    cells.addAll(
        List.of(
            "requests",
            "failed",
            "unpriced",
            "unpriced_attempts",
            "input_tokens",
            "output_tokens",
            "cost_usd"));
    return cells;
  }

  private static List<String> cells(List<Dimension> dimensions, ZoneId zone, Spending.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.start() == null ? "" : START.format(row.start().atZone(zone)));
    dimensions.forEach(
        dimension -> cells.add(row.others() ? OTHERS : row.group().getOrDefault(dimension, "")));
    Figures figures = row.figures();
    List.of(
            figures.requests(),
            figures.failed(),
            figures.unpriced(),
            figures.unpricedAttempts(),
            figures.inputTokens(),
            figures.outputTokens())
        .forEach(number -> cells.add(Long.toString(number)));
    cells.add(Csv.usd(figures.costNanoUsd()));
    return cells;
  }

  private static void line(StringBuilder csv, List<String> cells) {
    Csv.line(csv, cells);
  }
}
