package io.turnpike.billing.rerate;

import io.turnpike.routing.usage.Upstream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What has been adjusted already, by event, provider and model. */
final class Earlier {

  static final Sum NOTHING = new Sum(0, 0, 0, "");

  private final Map<UUID, Map<Upstream, Sum>> events = new HashMap<>();

  /**
   * @param version of the newest price; empty without any
   */
  record Sum(long delta, int unpriced, int unpricedAttempts, String version) {}

  void add(UUID event, Upstream upstream, Sum sum) {
    events.computeIfAbsent(event, _ -> new HashMap<>()).put(upstream, sum);
  }

  Map<Upstream, Sum> of(UUID event) {
    return events.getOrDefault(event, Map.of());
  }
}
