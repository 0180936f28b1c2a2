package io.turnpike.webui.chart;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * Something that happened at a moment, as a line down a chart.
 *
 * @param x where, in percent
 * @param title what, for the tip
 * @param link where more is said of it
 */
public record Mark(String x, String title, String link) {

  /** Empty when it lies outside of the chart. */
  public static Stream<Mark> at(Instant moment, Buckets buckets, String title, String link) {
    Double position = buckets.position(moment);
    return position == null
        ? Stream.empty()
        : Stream.of(new Mark(Percent.of(position, buckets.starts().size()), title, link));
  }
}
