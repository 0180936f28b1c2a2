package io.turnpike.webui.filter;

import java.time.Duration;

/** Times up to now that a page offers by name. */
public enum Preset {
  HOUR("1h", "Last hour", Duration.ofHours(1)),
  DAY("24h", "Last 24 hours", Duration.ofDays(1)),
  WEEK("7d", "Last 7 days", Duration.ofDays(7)),
  MONTH("30d", "Last 30 days", Duration.ofDays(30)),
  QUARTER("90d", "Last 90 days", Duration.ofDays(90));

  private final String word;
  private final String label;
  private final Duration length;

  Preset(String word, String label, Duration length) {
    this.word = word;
    this.label = label;
    this.length = length;
  }

  /** As written in addresses. */
  public String word() {
    return word;
  }

  public String label() {
    return label;
  }

  public Duration length() {
    return length;
  }
}
