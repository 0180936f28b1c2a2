package io.turnpike.infra.http;

import java.time.Duration;
import java.util.List;

/**
 * The connect timeouts there are pools for. A pool belongs to a host and a timeout, so a free
 * choice would let configurations multiply connections; a timeout is rounded up to the next step.
 */
final class ConnectTimeouts {

  private static final List<Integer> STEPS =
      List.of(100, 250, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 15_000, 30_000);

  private ConnectTimeouts() {}

  static int millis(Duration wanted) {
    long millis = wanted.toMillis();
    for (int step : STEPS) {
      if (millis <= step) {
        return step;
      }
    }
    return STEPS.getLast();
  }
}
