package io.turnpike.billing.intake;

import io.turnpike.routing.usage.UsageEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a committed transaction changed.
 *
 * @param events new rows; those of the batch that were stored before are not counted
 * @param newest the newest request by organization
 * @param after what is to be done now that it is committed
 */
record Stored(long events, Map<UUID, UUID> newest, List<Runnable> after) {

  static final Stored NOTHING = new Stored(0, Map.of(), List.of());

  static Stored of(List<UsageEvent> fresh, List<Runnable> after) {
    Map<UUID, UUID> newest = new HashMap<>();
    for (UsageEvent each : fresh) {
      newest.merge(each.who().organization().value(), each.id(), Stored::later);
    }
    return new Stored(fresh.size(), newest, after);
  }

  private static UUID later(UUID one, UUID other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
