package io.turnpike.webui.breakers;

import io.turnpike.routing.CircuitBreakers.BreakerView;
import java.util.List;

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
}
