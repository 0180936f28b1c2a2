package io.turnpike.infra.shutdown;

import java.time.Duration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The time between being told to stop and stopping: the port still answers, readiness does not, and
 * whoever sends requests here finds out. Held before anything else is stopped.
 */
final class Drain implements ApplicationListener<ContextClosedEvent> {

  private final Duration time;
  private volatile boolean begun;

  Drain(Duration time) {
    this.time = time;
  }

  boolean hasBegun() {
    return begun;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent closing) {
    begun = true;
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
