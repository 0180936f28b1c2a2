package io.turnpike.webui.breakers;

import java.util.Locale;

/** How a target does, the worst first. */
enum Condition {
  /** Calls pass it by: its breaker is open, or none of its keys can be used. */
  DOWN("Down", "circle-x", "danger"),
  /** Taken out of rotation by a person. */
  HELD("Held", "lock", "warning"),
  /** Single calls are let through, to see whether it is back. */
  RECOVERING("Recovering", "timer", "warning"),
  HEALTHY("Healthy", "circle-check", "success");

  private final String word;
  private final String icon;
  private final String tone;

  Condition(String word, String icon, String tone) {
    this.word = word;
    this.icon = icon;
    this.tone = tone;
  }

  public String word() {
    return word;
  }

  public String icon() {
    return icon;
  }

  public String tone() {
    return tone;
  }

  String lower() {
    return word.toLowerCase(Locale.ROOT);
  }
}
