package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.attempt.answer.RunningAttempt;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.TimeLimits;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.usage.UsageJournal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The attempts under way, so that a process that stops can end those that do not end by themselves:
 * with an error event where an answer has begun, else with an error, and closed in the journal
 * before the journal is shipped for the last time.
 */
@Component
class OpenAttempts implements SmartLifecycle {

  /** After the web server has waited for requests to end, before it stops. */
  static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1_536;

  /** For a provider's connection to close and an event to reach its client. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);
  private static final long LOOK_MILLIS = 10;
  private static final long SOON_SECONDS = 1;

  private final Set<RunningAttempt> attempts = ConcurrentHashMap.newKeySet();
  private final UsageJournal journal;
  private volatile boolean running;
  private volatile boolean ending;

  OpenAttempts(UsageJournal journal) {
    this.journal = journal;
  }

  void add(RunningAttempt attempt) {
    attempts.add(attempt);
    if (ending) {
      attempt.stop();
    }
  }

  void remove(RunningAttempt attempt) {
    attempts.remove(attempt);
  }

  /** Whether none may begin any more. */
  boolean isEnding() {
    return ending;
  }

  /** What a request is told that has got no answer yet. */
  static GatewayFailure refusal() {
    AttemptFailed stopped = TimeLimits.stopped();
    return GatewayFailure.of(503, stopped.code(), stopped.sentence()).retryAfter(SOON_SECONDS);
  }

  @Override
  public void start() {
    ending = false;
    running = true;
  }

  /** Who does not read the end of an answer is cut off from it. */
  @Override
  public void stop() {
    end();
    awaitClosings(PATIENCE);
    attempts.forEach(attempt -> attempt.call().client().cutOff());
    awaitClosings(LAST_PATIENCE);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void end() {
    ending = true;
    attempts.forEach(RunningAttempt::stop);
  }

  private void awaitClosings(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      while (journal.open() > 0 && System.nanoTime() - until < 0) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
