package io.turnpike.webui.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Stacked columns over time, placed in percent. For the fragment {@code chart/chart :: bars}.
 *
 * @param series largest first, with the colours they have
 */
public record BarChart(List<Tick> ticks, List<Column> columns, List<Series> series) {

  private static final double GAP = 0.24;
  private static final int MOST_LABELS = 8;
  private static final String OTHER = "other";

  /**
   * @param figure writes a value, for axis and tips
   */
  public static BarChart of(List<Bucket> buckets, LongFunction<String> figure) {
    return of(buckets, Series.of(buckets), figure);
  }

  /**
   * @param series from the bottom upwards, in colours of their own
   */
  public static BarChart of(
      List<Bucket> buckets, List<Series> series, LongFunction<String> figure) {
    Scale scale = Scale.upTo(buckets.stream().mapToLong(Bucket::sum).max().orElse(0));
    List<Column> columns = new ArrayList<>();
    for (int at = 0; at < buckets.size(); at++) {
      Bucket bucket = buckets.get(at);
      columns.add(
          Column.at(at, buckets.size(), bucket.label(), tip(bucket, series, figure), bucket.link())
              .with(pieces(bucket, series, scale), bucket.soFar()));
    }
    return new BarChart(ticks(scale, figure), columns, series);
  }

  static List<Tick> ticks(Scale scale, LongFunction<String> figure) {
    return scale.ticks().stream().map(value -> tick(value, scale, figure)).toList();
  }

  /** Whether colours need explaining. */
  public boolean hasLegend() {
    return series.size() > 1;
  }

  private static Tick tick(long value, Scale scale, LongFunction<String> figure) {
    return new Tick(Percent.of(scale.top() - value, scale.top()), figure.apply(value));
  }

  private static List<Piece> pieces(Bucket bucket, List<Series> series, Scale scale) {
    List<Piece> pieces = new ArrayList<>();
    long below = 0;
    for (Series each : series) {
      long value = each.of(bucket);
      if (value > 0) {
        below += value;
        pieces.add(
            new Piece(
                Percent.of(scale.top() - below, scale.top()),
                Percent.of(value, scale.top()),
                each.slot()));
      }
    }
    return pieces;
  }

  /** One line each, largest first. */
  private static String tip(Bucket bucket, List<Series> series, LongFunction<String> figure) {
    StringBuilder tip = new StringBuilder(bucket.title() + "\n" + figure.apply(bucket.sum()));
    if (series.size() > 1) {
      series.stream()
          .filter(each -> each.of(bucket) > 0)
          .sorted(Comparator.comparingLong((Series each) -> each.of(bucket)).reversed())
          .forEach(each -> tip.append("\n" + each.name() + "  " + figure.apply(each.of(bucket))));
    }
    return tip.toString();
  }

  /**
   * What is drawn as one column.
   *
   * @param label short, under the column
   * @param title in full, for the tip
   * @param link where the requests behind it are
   * @param soFar whether it is still under way
   */
  public record Bucket(
      String label, String title, String link, boolean soFar, Map<String, Long> values) {

    public long sum() {
      return values.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  public record Series(String name, int slot, List<String> names) {

    static List<Series> of(List<Bucket> buckets) {
      List<String> ranked = ranked(buckets);
      Map<String, Integer> slots = Palette.of(ranked);
      List<Series> series = new ArrayList<>();
      for (String name : ranked.subList(0, Math.min(ranked.size(), Palette.SLOTS))) {
        series.add(new Series(name, slots.getOrDefault(name, Palette.OTHER), List.of(name)));
      }
      if (ranked.size() > Palette.SLOTS) {
        List<String> rest = ranked.subList(Palette.SLOTS, ranked.size());
        series.add(new Series(OTHER, Palette.OTHER, List.copyOf(rest)));
      }
      return series;
    }

    public long of(Bucket bucket) {
      return names.stream().mapToLong(name -> bucket.values().getOrDefault(name, 0L)).sum();
    }

    private static List<String> ranked(List<Bucket> buckets) {
      return buckets.stream()
          .flatMap(bucket -> bucket.values().keySet().stream())
          .distinct()
          .sorted(
              Comparator.comparingLong((String name) -> total(buckets, name))
                  .reversed()
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }

    private static long total(List<Bucket> buckets, String name) {
      return buckets.stream().mapToLong(each -> each.values().getOrDefault(name, 0L)).sum();
    }
  }

  public record Tick(String y, String label) {}

  /**
   * @param hitX of the whole slot, which is wider than the column
   * @param label empty where there is no room for one
   * @param soFar whether it is still under way, and so hatched
   */
  public record Column(
      String hitX,
      String hitWidth,
      String x,
      String width,
      String middle,
      String label,
      String tip,
      String link,
      boolean soFar,
      List<Piece> pieces) {

    static Column at(int at, int count, String label, String tip, String link) {
      int every = Math.max(1, Math.ceilDiv(count, MOST_LABELS));
      return new Column(
          Percent.of(at, count),
          Percent.of(1, count),
          Percent.of(at + GAP / 2, count),
          Percent.of(1 - GAP, count),
          Percent.of(at + 0.5, count),
          at % every == 0 ? label : "",
          tip,
          link,
          false,
          List.of());
    }

    Column with(List<Piece> stacked, boolean underWay) {
      return new Column(hitX, hitWidth, x, width, middle, label, tip, link, underWay, stacked);
    }
  }

  public record Piece(String y, String height, int slot) {}
}
