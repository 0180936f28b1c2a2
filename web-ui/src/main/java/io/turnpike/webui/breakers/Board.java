package io.turnpike.webui.breakers;

import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.routing.CircuitBreakers.Cooldown;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** All targets of an organization. */
record Board(List<BreakerRow> rows) {

  static Board of(List<BreakerView> views) {
    return new Board(views.stream().map(BreakerRow::new).toList());
  }

  /** A sentence that changes only when a state does, for those who hear the page. */
  public String summary() {
    long open = rows.stream().filter(row -> !row.closed()).count();
    if (rows.isEmpty()) {
      return "No target has been called lately.";
    }
    return open == 0
        ? "All " + rows.size() + " targets are closed: calls go through."
        : open + " of " + rows.size() + " targets are not closed.";
  }

  public boolean allClosed() {
    return rows.stream().allMatch(BreakerRow::closed);
  }

  /** One target as the board shows it, once for each set of rules that configs have for it. */
  record BreakerRow(BreakerView view) {

    /** The same for the same target each time, so that the page knows a row again. */
    public String id() {
      String rules = view.rules() == null ? "" : '\n' + view.rules();
      String target = view.connection() + '\n' + view.model() + rules;
      return UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8))
          .toString()
          .substring(0, 18);
    }

    public String word() {
      return switch (view.state()) {
        case "closed" -> "Closed";
        case "half_open" -> "Half-open";
        case "open" -> "Open";
        case "forced_open" -> "Held open";
        default -> view.state();
      };
    }

    public String icon() {
      return switch (view.state()) {
        case "closed" -> "circle-check";
        case "half_open" -> "timer";
        case "forced_open" -> "lock";
        default -> "circle-x";
      };
    }

    public String tone() {
      return switch (view.state()) {
        case "closed" -> "success";
        case "half_open" -> "warning";
        default -> "danger";
      };
    }

    public boolean closed() {
      return view.state().equals("closed");
    }

    public boolean held() {
      return view.state().equals("forced_open");
    }

    public String failing() {
      return percent(view.failurePercent());
    }

    public String slow() {
      return percent(view.slowPercent());
    }

    public static String why(Cooldown cooldown) {
      String reason = cooldown.reason().replace('_', ' ');
      return cooldown.model() == null ? reason + " for all models" : reason;
    }

    private static String percent(double percent) {
      return percent < 0 ? "–" : String.format(Locale.US, "%.0f %%", percent);
    }
  }
}
