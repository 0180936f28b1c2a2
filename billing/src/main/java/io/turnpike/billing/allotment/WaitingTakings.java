package io.turnpike.billing.allotment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takings of one organization that have not ended, and those of them that wait for a round trip, in
 * order. But for {@link #enter}, on the organization's way to Redis only.
 */
final class WaitingTakings {

  private static final int MOST_AT_ONCE = 128;
  private static final int MOST = 10_000;

  private final AtomicInteger count = new AtomicInteger();
  private final Deque<Taking> waiting = new ArrayDeque<>();

  /** One more, by anyone; false when there are too many already. */
  boolean enter() {
    if (count.incrementAndGet() > MOST) {
      count.decrementAndGet();
      return false;
    }
    return true;
  }

  void add(Taking taking) {
    waiting.add(taking);
  }

  /** One that has waited before. */
  void again(Taking taking) {
    waiting.addFirst(taking);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Those of the next round trip. What has become free here meanwhile needs none. */
  List<Taking> next() {
    List<Taking> takings = new ArrayList<>();
    while (!waiting.isEmpty() && takings.size() < MOST_AT_ONCE) {
      if (waiting.peek().isAlone() && !takings.isEmpty()) {
        break;
      }
      Taking taking = waiting.remove();
      if (Taking.local(taking.wants())) {
        end(taking, Outcome.GRANTED);
      } else {
        takings.add(taking);
        if (taking.isAlone()) {
          break;
        }
      }
    }
    return takings;
  }

  /** Calls that have ended here since may have left what it wants. */
  void end(Taking taking, Outcome outcome) {
    count.decrementAndGet();
    boolean fits = outcome instanceof Outcome.Refused && Taking.local(taking.wants());
    taking.end(fits ? Outcome.GRANTED : outcome);
  }
}
