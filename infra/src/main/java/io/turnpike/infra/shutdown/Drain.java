package io.turnpike.infra.shutdown;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The time between being told to stop and stopping: the port still answers, readiness does not, and
 * whoever sends requests here finds out. Held before anything else is stopped.
 */
final class Drain implements ApplicationListener<ContextClosedEvent>, DisposableBean {

  private final Duration time;
  private final ApplicationEventPublisher events;
  private final CountDownLatch urged = new CountDownLatch(1);
  private volatile boolean begun;
  private volatile @Nullable StopSignals signals;

  Drain(Duration time, ApplicationEventPublisher events) {
    this.time = time;
    this.events = events;
  }

  boolean hasBegun() {
    return begun;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent closing) {
    begun = true;
    signals = StopSignals.take(this::urge);
    try {
      boolean _ = urged.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    StopSignals taken = signals;
    if (taken != null) {
      taken.giveBack();
    }
  }

  void urge() {
    if (urged.getCount() > 0) {
      urged.countDown();
      events.publishEvent(new ShutdownUrged());
    }
  }
}
