package io.turnpike.webui.chart;

/**
 * How much of something is used, as a bar.
 *
 * @param used length, in percent
 * @param held length of what is promised and not used yet, which follows it
 * @param over whether it is more than there is
 */
public record Gauge(String used, String held, boolean over) {

  public static Gauge of(long used, long held, long whole) {
    long drawn = Math.clamp(used, 0, whole);
    return new Gauge(
        Percent.of(drawn, whole),
        Percent.of(Math.clamp(held, 0, whole - drawn), whole),
        used > whole);
  }
}
