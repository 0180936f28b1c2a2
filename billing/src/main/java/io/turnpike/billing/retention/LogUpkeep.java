package io.turnpike.billing.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A thread that looks after the log every hour, for as long as the process runs. */
@Component
class LogUpkeep implements SmartLifecycle {

  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final UpkeepRound round;
  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  LogUpkeep(UpkeepRound round) {
    this.round = round;
  }

  @Override
  public void start() {
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("log-upkeep").daemon().start(this::run);
  }

  @Override
  public void stop() {
    Thread running = thread;
    stopping.countDown();
    thread = null;
    try {
      if (running != null && !running.join(PATIENCE)) {
        running.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    do {
      round.run(Instant.now(), this::goesOn);
    } while (goesOn(EVERY.toNanos()));
  }

  private boolean goesOn(long nanos) {
    try {
      return !stopping.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopTookTooLong) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
