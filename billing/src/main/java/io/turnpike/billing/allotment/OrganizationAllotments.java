package io.turnpike.billing.allotment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An organization's allotments on this node, and their one way to Redis: never more than one round
 * trip is under way, so that what Redis is told is the truth at one moment, and whoever waits
 * shares the next. What happens to it happens one after the other, on whatever thread brings it.
 */
final class OrganizationAllotments {

  private static final Logger LOG = LoggerFactory.getLogger(OrganizationAllotments.class);

  /** What nobody has taken of for so long is given back. */
  static final long IDLE = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long EXACT = TimeUnit.SECONDS.toNanos(5);
  private static final long BEAT = TimeUnit.SECONDS.toNanos(10);
  private static final long FORGET = TimeUnit.MINUTES.toNanos(2);

  /** How long other nodes have to say what they do not need. */
  private static final long RECALL = TimeUnit.MILLISECONDS.toNanos(600);

  /** Longer than a lost counter takes to be rebuilt. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(3_500);

  private static final Outcome REBUILDING =
      new Outcome.Unknown(new IllegalStateException("What nodes hold is not known yet."));

  private static final long AGAIN_MILLIS = 15;
  private static final int MOST_AT_ONCE = 128;
  private static final int MOST_TOLD = 512;
  private static final int MOST_WAITING = 10_000;

  private final Map<Counter.Key, Allotment> all = new ConcurrentHashMap<>();
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger work = new AtomicInteger();
  private final AtomicInteger waitingNow = new AtomicInteger();
  private final Deque<Taking> waiting = new ArrayDeque<>();
  private final Set<Allotment> toTell = new LinkedHashSet<>();
  private final RedisWay way;
  private boolean underWay;
  private @Nullable Runnable left;

  OrganizationAllotments(RedisWay way) {
    this.way = way;
  }

  /** Null when this node has none of it. */
  @Nullable Allotment get(Counter counter) {
    Allotment known = all.get(counter.key());
    if (known != null) {
      known.is(counter);
    }
    return known;
  }

  @Nullable Allotment get(Counter.Key key) {
    return all.get(key);
  }

  Allotment open(Counter counter, Spent spent) {
    Allotment allotment = all.computeIfAbsent(counter.key(), _ -> new Allotment(counter, spent));
    allotment.is(counter);
    return allotment;
  }

  Collection<Allotment> all() {
    return all.values();
  }

  /** False when too many wait already. */
  boolean take(Taking taking) {
    if (waitingNow.incrementAndGet() > MOST_WAITING) {
      waitingNow.decrementAndGet();
      return false;
    }
    act(() -> admit(taking));
    return true;
  }

  /** What was forgotten while its call was on its way is known again. */
  private void admit(Taking taking) {
    for (Want want : taking.wants()) {
      Allotment known = all.putIfAbsent(want.allotment().key(), want.allotment());
      if (known != null && known != want.allotment()) {
        end(taking, new Outcome.Unknown(new IllegalStateException("An allotment was forgotten.")));
        return;
      }
    }
    waiting.add(taking);
  }

  /** The ledger knows more: first what is spent, then what this node need not hold for it. */
  void shipped(Map<Allotment, Spent> spent, Map<Allotment, Long> used) {
    act(
        () -> {
          spent.forEach(Allotment::spent);
          used.forEach(Allotment::shipped);
          toTell.addAll(spent.keySet());
          toTell.addAll(used.keySet());
        });
  }

  /** Another node is short of it. */
  void recall(String key) {
    act(
        () ->
            all.values().stream()
                .filter(each -> each.key().inRedis().equals(key))
                .forEach(this::recall));
  }

  private void recall(Allotment allotment) {
    allotment.beExactUntil(System.nanoTime() + EXACT);
    toTell.add(allotment);
  }

  /** Tells what has changed, what is to be given back, and that the node lives. */
  void tick() {
    act(() -> all.values().forEach(this::tick));
  }

  /** Tells everything, to a Redis that may have forgotten it. */
  void tellAll() {
    act(() -> toTell.addAll(all.values()));
  }

  /** Gives back what no call needs. */
  void leave(Runnable done) {
    act(
        () -> {
          all.values().forEach(Allotment::giveUpFree);
          toTell.addAll(all.values());
          left = done;
        });
  }

  private void tick(Allotment allotment) {
    long now = System.nanoTime();
    boolean idle = allotment.idleNanos(now) > IDLE;
    if (allotment.takeChanged()
        || idle && allotment.free() != 0
        || allotment.silentNanos(now) > BEAT && !allotment.isEmpty()) {
      toTell.add(allotment);
    } else if (allotment.isEmpty() && allotment.idleNanos(now) > FORGET) {
      all.remove(allotment.key());
    }
  }

  private void act(Runnable what) {
    inbox.add(what);
    if (work.getAndIncrement() == 0) {
      int done;
      do {
        done = work.get();
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
          safely(next);
        }
        safely(this::setOut);
      } while (work.addAndGet(-done) != 0);
    }
  }

  /** One thing that goes wrong must not stop all that come after it. */
  private static void safely(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException defect) {
      LOG.error("What nodes hold of shared counters was not kept as it should be", defect);
    }
  }

  private void setOut() {
    if (underWay) {
      return;
    }
    if (waiting.isEmpty() && toTell.isEmpty()) {
      haveLeft();
      return;
    }
    List<Taking> takings = next();
    if (takings.isEmpty() && toTell.isEmpty()) {
      return;
    }
    List<Allotment> told = toTell.stream().limit(MOST_TOLD).toList();
    RoundTrip trip = new RoundTrip(takings, told);
    told.forEach(toTell::remove);
    underWay = true;
    try {
      way.go(trip, (answer, fault) -> act(() -> back(trip, answer, fault)));
    } catch (RuntimeException defect) {
      back(trip, null, defect);
      throw defect;
    }
  }

  private void haveLeft() {
    Runnable done = left;
    left = null;
    if (done != null) {
      done.run();
    }
  }

  /** What has become free here meanwhile needs no round trip. */
  private List<Taking> next() {
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

  private void back(RoundTrip trip, @Nullable List<Long> answer, @Nullable Throwable fault) {
    underWay = false;
    if (answer == null) {
      trip.takings().forEach(each -> unasked(each, String.valueOf(fault), fault));
      trip.allotments().forEach(Allotment::touch);
      return;
    }
    int[] refused = trip.read(answer);
    for (int i = 0; i < trip.takings().size(); i++) {
      Taking taking = trip.takings().get(i);
      if (refused == null) {
        waiting.addFirst(taking);
      } else if (refused[i] == 0) {
        end(taking, Outcome.GRANTED);
      } else {
        refused(taking, refused[i]);
      }
    }
  }

  private void refused(Taking taking, int number) {
    int want = Math.abs(number) - 1;
    Allotment allotment = taking.wants().get(want).allotment();
    Figures figures = allotment.figures();
    if (number < 0) {
      later(taking, figures.waitMillis() + AGAIN_MILLIS, REBUILDING);
    } else if (!taking.isAlone()) {
      taking.beAlone();
      waiting.addFirst(taking);
    } else if (taking.lacksLess() && taking.ageNanos() < LONGEST) {
      waiting.addFirst(taking);
    } else if (figures.nodes() > 1 && !haveAllTold(taking, figures)) {
      recallElsewhere(taking, allotment, figures, want);
    } else {
      end(taking, new Outcome.Refused(want, left(taking, want)));
    }
  }

  private static long left(Taking taking, int want) {
    return taking.wants().get(want).allotment().figures().available() + taking.found(want);
  }

  private static boolean haveAllTold(Taking taking, Figures figures) {
    return taking.recalledMillis() >= 0
        && (figures.oldestMillis() >= taking.recalledMillis() || taking.ageNanos() > RECALL);
  }

  private void recallElsewhere(Taking taking, Allotment allotment, Figures figures, int want) {
    if (taking.recalledMillis() < 0) {
      taking.recalled(figures.serverMillis() + 1);
      allotment.beExactUntil(System.nanoTime() + EXACT);
      way.recall(allotment);
    }
    later(taking, AGAIN_MILLIS, new Outcome.Refused(want, left(taking, want)));
  }

  private void later(Taking taking, long millis, Outcome tooLate) {
    if (taking.ageNanos() > LONGEST) {
      end(taking, tooLate);
      return;
    }
    taking.beAlone();
    way.later(() -> act(() -> waiting.addFirst(taking)), millis);
  }

  /** Rates and places go on as this node alone counts them; money does not. */
  private void unasked(Taking taking, String why, @Nullable Throwable fault) {
    taking.unclaim();
    boolean[] backed = NodeAlone.take(taking.wants());
    end(
        taking,
        backed == null
            ? new Outcome.Unknown(fault == null ? new IllegalStateException(why) : fault)
            : new Outcome.Unasked(backed));
  }

  /** Calls that have ended here since may have left what it wants. */
  private void end(Taking taking, Outcome outcome) {
    waitingNow.decrementAndGet();
    boolean fits = outcome instanceof Outcome.Refused && Taking.local(taking.wants());
    taking.end(fits ? Outcome.GRANTED : outcome);
  }
}
