package io.turnpike.webui.alerts;

import io.turnpike.tenants.webhooks.Webhooks.State;

/** What became of a delivery: a word and an icon, with a colour for those who see it. */
public enum DeliveryChip {
  NONE("Nothing sent", "info", "plain"),
  PENDING("Under way", "clock", "warning"),
  DELIVERED("Delivered", "circle-check", "success"),
  FAILED("Given up", "circle-x", "danger");

  private final String word;
  private final String icon;
  private final String tone;

  DeliveryChip(String word, String icon, String tone) {
    this.word = word;
    this.icon = icon;
    this.tone = tone;
  }

  static DeliveryChip of(State state) {
    return switch (state) {
      case PENDING -> PENDING;
      case DELIVERED -> DELIVERED;
      case FAILED -> FAILED;
    };
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
}
