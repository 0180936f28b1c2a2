package io.turnpike.routing.gateway.attempt.hedge;

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

  private final HedgedTry first = new HedgedTry(this);
  private final HedgedTry second = new HedgedTry(this);
  private final AtomicReference<@Nullable HedgedTry> winner = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger(1);

  HedgedTry first() {
    return first;
  }

  HedgedTry second() {
    return second;
  }

  /** False when it is over, so that there is nothing to join. */
  boolean join() {
    return winner.get() == null && running.getAndUpdate(now -> now == 0 ? 0 : now + 1) > 0;
  }

  boolean claim(HedgedTry side) {
    if (winner.compareAndSet(null, side)) {
      beside(side).lose();
      return true;
    }
    return winner.get() == side;
  }

  HedgedTry beside(HedgedTry side) {
    return side == first ? second : first;
  }

  boolean isLostBy(HedgedTry side) {
    HedgedTry won = winner.get();
    return won != null && won != side;
  }

  /**
   * @param failed takes what the race as a whole failed with, if it did
   */
  void finished(HedgedTry side, Signal<Void> end, SynchronousSink<Throwable> failed) {
    boolean last = running.decrementAndGet() == 0;
    Throwable failure = end.getThrowable();
    if (isLostBy(side)) {
      return;
    }
    if (failure == null) {
      claim(side);
    } else if (last || winner.get() == side || !(failure instanceof AttemptFailed)) {
      beside(side).lose();
      failed.next(failure);
    }
  }
}
