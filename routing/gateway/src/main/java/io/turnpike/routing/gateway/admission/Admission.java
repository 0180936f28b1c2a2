package io.turnpike.routing.gateway.admission;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A place among the requests in flight; given back once, however often it is closed. */
public final class Admission implements AutoCloseable {

  private final AtomicInteger node;
  private final AtomicInteger tenant;
  private final AtomicInteger active;
  private final AtomicBoolean held = new AtomicBoolean(true);

  /**
   * @param node a place in it is taken already
   * @param active how many tenants have any
   */
  Admission(AtomicInteger node, AtomicInteger tenant, AtomicInteger active) {
    this.node = node;
    this.tenant = tenant;
    this.active = active;
  }

  /** How many the tenant has, this one included. */
  int take() {
    int mine = tenant.incrementAndGet();
    if (mine == 1) {
      active.incrementAndGet();
    }
    return mine;
  }

  @Override
  public void close() {
    if (held.compareAndSet(true, false)) {
      if (tenant.decrementAndGet() == 0) {
        active.decrementAndGet();
      }
      node.decrementAndGet();
    }
  }
}
