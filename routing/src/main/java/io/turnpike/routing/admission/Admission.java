package io.turnpike.routing.admission;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A place among the requests in flight; given back once, however often it is closed. */
public final class Admission implements AutoCloseable {

  private final AtomicInteger node;
  private final AtomicInteger tenant;
  private final AtomicBoolean held = new AtomicBoolean(true);

  Admission(AtomicInteger node, AtomicInteger tenant) {
    this.node = node;
    this.tenant = tenant;
  }

  @Override
  public void close() {
    if (held.compareAndSet(true, false)) {
      tenant.decrementAndGet();
      node.decrementAndGet();
    }
  }
}
