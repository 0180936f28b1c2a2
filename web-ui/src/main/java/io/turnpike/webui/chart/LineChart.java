package io.turnpike.webui.chart;

import io.turnpike.webui.chart.BarChart.Column;
import io.turnpike.webui.chart.BarChart.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time. Axis, columns to point at and texts are placed in percent as in {@link
 * BarChart}; the lines alone lie in a square of {@link #SIDE} that is stretched over the drawing.
 */
public record LineChart(List<Tick> ticks, List<Column> columns, List<Line> lines) {

  /** Of the square the paths are written in. */
  public static final int SIDE = 1_000;

  /**
   * @param names of the values of each point, in their order
   * @param figure writes a value, for axis and tips
   */
  public static LineChart of(List<Point> points, List<String> names, LongFunction<String> figure) {
    Scale scale = Scale.upTo(largest(points));
    List<Column> columns = new ArrayList<>();
    for (int at = 0; at < points.size(); at++) {
      Point point = points.get(at);
      columns.add(
          Column.at(at, points.size(), point.label(), tip(point, names, figure), point.link()));
    }
    return new LineChart(BarChart.ticks(scale, figure), columns, lines(points, names, scale));
  }

  private static long largest(List<Point> points) {
    return points.stream().mapToLong(Point::largest).max().orElse(0);
  }

  private static String tip(Point point, List<String> names, LongFunction<String> figure) {
    StringBuilder tip = new StringBuilder(point.title());
    if (!point.known()) {
      return tip.append("\nnone").toString();
    }
    for (int line = 0; line < names.size(); line++) {
      tip.append('\n').append(names.get(line)).append("  ");
      tip.append(figure.apply(point.value(line)));
    }
    return tip.toString();
  }

  private static List<Line> lines(List<Point> points, List<String> names, Scale scale) {
    return IntStream.range(0, names.size())
        .mapToObj(line -> new Line(names.get(line), path(points, line, scale)))
        .toList();
  }

  /** A point that stands alone is drawn as a line of no length, which is a dot. */
  private static String path(List<Point> points, int line, Scale scale) {
    StringBuilder path = new StringBuilder();
    boolean broken = true;
    for (int at = 0; at < points.size(); at++) {
      if (points.get(at).known()) {
        String place = place(at, points.size(), points.get(at).value(line), scale);
        path.append(broken ? "M" + place + "L" : "L").append(place);
      }
      broken = !points.get(at).known();
    }
    return path.toString();
  }

  private static String place(int at, int count, long value, Scale scale) {
    double x = SIDE * (at + 0.5) / count;
    double y = SIDE * (1 - value / (double) scale.top());
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  public record Line(String name, String path) {}

  /**
   * @param values null where there is nothing to draw
   */
  public record Point(String label, String title, String link, @Nullable List<Long> values) {

    boolean known() {
      return values != null;
    }

    long largest() {
      return values == null ? 0 : values.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    long value(int line) {
      return values == null ? 0 : values.get(line);
    }
  }
}
