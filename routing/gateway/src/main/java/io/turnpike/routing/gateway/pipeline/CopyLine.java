package io.turnpike.routing.gateway.pipeline;

import io.turnpike.tenants.OrganizationId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Whose copy is sent next: tenants take turns, and none has so many under way that others find no
 * place. One tenant's provider that hangs holds up that tenant's copies. For one thread at a time.
 */
final class CopyLine<T> {

  private final int places;
  private final Map<OrganizationId, Lane<T>> lanes = new LinkedHashMap<>();
  private int underWay;

  private static final class Lane<T> {

    final Queue<T> waiting = new ArrayDeque<>();
    int underWay;
  }

  /**
   * @param places how many copies may be under way
   */
  CopyLine(int places) {
    this.places = places;
  }

  void add(OrganizationId tenant, T copy) {
    lanes.computeIfAbsent(tenant, _ -> new Lane<>()).waiting.add(copy);
  }

  /** Takes a place for the copy that is to be sent now; null when there is none for anybody. */
  @Nullable T next() {
    for (Map.Entry<OrganizationId, Lane<T>> entry : lanes.entrySet()) {
      if (mayGo(entry.getValue())) {
        return go(entry.getKey(), entry.getValue());
      }
    }
    return null;
  }

  /** A copy's place is free again. */
  void ended(OrganizationId tenant) {
    Lane<T> lane = lanes.get(tenant);
    if (lane != null) {
      underWay--;
      lane.underWay--;
      if (lane.underWay == 0 && lane.waiting.isEmpty()) {
        lanes.remove(tenant);
      }
    }
  }

  private boolean mayGo(Lane<T> lane) {
    return !lane.waiting.isEmpty() && CopyRoom.isWithinShare(lane.underWay, places - underWay);
  }

  private T go(OrganizationId tenant, Lane<T> lane) {
    lanes.remove(tenant);
    lanes.put(tenant, lane);
    underWay++;
    lane.underWay++;
    return lane.waiting.remove();
  }
}
