package io.turnpike.webui.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line without axes in a field of 100 by 24, from zero. For {@code chart/chart :: sparkline}.
 *
 * @param points as SVG writes them
 * @param summary the same as a sentence
 */
public record Sparkline(String points, String summary) {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 24;

  public static Sparkline of(List<Long> values, String summary) {
    long largest = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
    double step = values.size() < 2 ? 0 : WIDTH / (values.size() - 1);
    return new Sparkline(
        IntStream.range(0, values.size())
            .mapToObj(at -> point(at * step, HEIGHT - HEIGHT * values.get(at) / largest))
            .collect(Collectors.joining(" ")),
        summary);
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.2f,%.2f", x, y);
  }
}
