package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.gateway.call.AttemptFailed;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Signal;
import reactor.core.publisher.SynchronousSink;

/**
 * Two tries at one request. The first content decides; while both run, one that fails is only out;
 * what the winner ends with is the end of both.
 */
final class Race {

  private final Lane first = new Lane(this);
  private final Lane second = new Lane(this);
  private final AtomicReference<@Nullable Lane> winner = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger(1);

  Lane first() {
    return first;
  }

  Lane second() {
    return second;
  }

  /** False when it is over, so that there is nothing to join. */
  boolean join() {
    return winner.get() == null && running.getAndUpdate(now -> now == 0 ? 0 : now + 1) > 0;
  }

  boolean claim(Lane lane) {
    if (winner.compareAndSet(null, lane)) {
      beside(lane).lose();
      return true;
    }
    return winner.get() == lane;
  }

  Lane beside(Lane lane) {
    return lane == first ? second : first;
  }

  boolean isLostBy(Lane lane) {
    Lane won = winner.get();
    return won != null && won != lane;
  }

  /**
   * @param failed takes what the race as a whole failed with, if it did
   */
  void finished(Lane lane, Signal<Void> end, SynchronousSink<Throwable> failed) {
    boolean last = running.decrementAndGet() == 0;
    Throwable failure = end.getThrowable();
    if (isLostBy(lane)) {
      return;
    }
    if (failure == null) {
      claim(lane);
    } else if (last || winner.get() == lane || !(failure instanceof AttemptFailed)) {
      beside(lane).lose();
      failed.next(failure);
    }
  }
}
