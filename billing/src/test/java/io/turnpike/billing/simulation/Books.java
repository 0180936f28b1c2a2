package io.turnpike.billing.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What should be so, kept in the plainest way: nano-dollars by counter. */
final class Books {

  private final Map<String, Long> spent = new TreeMap<>();
  private final Map<String, Long> held = new HashMap<>();
  private final Map<String, Long> excess = new HashMap<>();
  private final Map<String, Line> lines = new TreeMap<>();
  long events;
  long all;

  long spent(Line line) {
    return spent.getOrDefault(line.key(), 0L);
  }

  /** What is neither spent nor held; less than nothing after an excess or a lower amount. */
  long left(Line line) {
    return line.budget().amountNanoUsd() - spent(line) - held.getOrDefault(line.key(), 0L);
  }

  /** Charged beyond worst cases, ever. */
  long excess(Line line) {
    return excess.getOrDefault(line.key(), 0L);
  }

  void hold(Line line, long amount) {
    lines.put(line.key(), line);
    held.merge(line.key(), amount, Long::sum);
  }

  /**
   * A call is over.
   *
   * @param cost null where nothing of it is recorded
   */
  void settle(Line line, long had, Long cost) {
    hold(line, -had);
    if (cost != null) {
      spent.merge(line.key(), cost, Long::sum);
      excess.merge(line.key(), Math.max(0, cost - had), Long::sum);
    }
  }

  void recorded(long cost) {
    events++;
    all += cost;
  }

  List<Line> lines() {
    return List.copyOf(lines.values());
  }
}
