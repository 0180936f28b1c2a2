package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A thread that moves usage from this node's journal to Postgres for as long as the process runs.
 * It stops after the web server, when nothing is appended any more, and stores what is left.
 */
@Component
@EnableConfigurationProperties(IntakeSettings.class)
class UsageShipper implements SmartLifecycle {

  /** Below the web server's phases: started before it, stopped after it. */
  static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(UsageShipper.class);
  private static final Duration UPKEEP = Duration.ofHours(1);

  private final Journal journal;
  private final UsageStore store;
  private final Delivery delivery;
  private final RecoveredEvents recoveredEvents;
  private final IntakeSettings settings;
  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private Instant nextUpkeep = Instant.EPOCH;

  UsageShipper(
      Journal journal,
      UsageStore store,
      Delivery delivery,
      RecoveredEvents recoveredEvents,
      IntakeSettings settings) {
    this.journal = journal;
    this.store = store;
    this.delivery = delivery;
    this.recoveredEvents = recoveredEvents;
    this.settings = settings;
  }

  @Override
  public void start() {
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("usage-shipper").daemon().start(this::run);
  }

  @Override
  public void stop() {
    Thread running = thread;
    stopping.countDown();
    if (running != null && !endsInTime(running)) {
      LOG.warn("Usage that is not stored yet stays in the journal until the next start.");
      running.interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private boolean endsInTime(Thread running) {
    try {
      return running.join(settings.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Never gives up: whatever went wrong, reading again from the watermark sets it right. */
  private void run() {
    try (store) {
      while (!shipped()) {
        stopping.await(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopTookTooLong) {
      Thread.currentThread().interrupt();
    }
  }

  /** True when the journal is empty and the process is stopping. */
  private boolean shipped() throws InterruptedException {
    try {
      ship();
      return true;
    } catch (RuntimeException e) {
      LOG.error("The usage intake failed and starts again from its watermark", e);
      store.close();
      return false;
    }
  }

  private void ship() throws InterruptedException {
    JournalIntake intake = new JournalIntake(journal, delivery, recoveredEvents, settings);
    intake.begin();
    // Whether to stop is asked before the journal is read: what was appended until then is seen.
    boolean last = false;
    for (boolean more = true; more || !last; more = intake.step()) {
      upkeep(intake);
      // A transaction of its own for every few records would cost more than the records do.
      last = stopping.await(more ? 0 : settings.linger().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void upkeep(JournalIntake intake) throws InterruptedException {
    Instant now = Instant.now();
    if (now.isAfter(nextUpkeep)) {
      nextUpkeep = now.plus(UPKEEP);
      intake.settleAbandoned(now);
    }
  }
}
