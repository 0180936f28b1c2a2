package io.turnpike.billing.allotment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An organization's allotments on this node, and their one way to Redis: never more than one round
 * trip is under way, so that what Redis is told is the truth at one moment, and whoever waits
 * shares the next. What happens to it happens one after the other, on whatever thread brings it.
 */
final class OrganizationAllotments {

  /** What nobody has taken of for so long is given back. */
  static final long IDLE = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long BEAT = TimeUnit.SECONDS.toNanos(10);
  private static final long FORGET = TimeUnit.MINUTES.toNanos(2);

  private static final int MOST_TOLD = 512;

  private final Map<Counter.Key, Allotment> all = new ConcurrentHashMap<>();
  private final Mailbox mailbox = new Mailbox(this::setOut);
  private final WaitingTakings waiting = new WaitingTakings();
  private final Set<Allotment> toTell = new LinkedHashSet<>();
  private final RedisWay way;
  private final RefusedTakings refused;
  private boolean underWay;
  private @Nullable Runnable left;

  OrganizationAllotments(RedisWay way, Patience patience) {
    this.way = way;
    this.refused = new RefusedTakings(waiting, way, mailbox, patience);
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
    boolean room = waiting.enter();
    if (room) {
      mailbox.bring(() -> admit(taking));
    }
    return room;
  }

  /** What was forgotten while its call was on its way is known again. */
  private void admit(Taking taking) {
    for (Want want : taking.wants()) {
      Allotment known = all.putIfAbsent(want.allotment().key(), want.allotment());
      if (known != null && known != want.allotment()) {
        waiting.end(
            taking, new Outcome.Unknown(new IllegalStateException("An allotment was forgotten.")));
        return;
      }
    }
    waiting.add(taking);
  }

  /** The ledger knows more: first what is spent, then what this node need not hold for it. */
  void shipped(Map<Allotment, Spent> spent, Map<Allotment, Long> used) {
    mailbox.bring(
        () -> {
          spent.forEach(Allotment::spent);
          used.forEach(Allotment::shipped);
          toTell.addAll(spent.keySet());
          toTell.addAll(used.keySet());
        });
  }

  /** Another node is short of it. */
  void recall(String key) {
    mailbox.bring(
        () ->
            all.values().stream()
                .filter(each -> each.key().inRedis().equals(key))
                .forEach(this::recall));
  }

  private void recall(Allotment allotment) {
    allotment.beExact();
    toTell.add(allotment);
  }

  /** Tells what has changed, what is to be given back, and that the node lives. */
  void tick() {
    mailbox.bring(() -> all.values().forEach(this::tick));
  }

  /** Tells everything, to a Redis that may have forgotten it. */
  void tellAll() {
    mailbox.bring(() -> toTell.addAll(all.values()));
  }

  /** Gives back what no call needs. */
  void leave(Runnable done) {
    mailbox.bring(
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

  private void setOut() {
    if (underWay) {
      return;
    }
    if (waiting.isEmpty() && toTell.isEmpty()) {
      haveLeft();
      return;
    }
    List<Taking> takings = waiting.next();
    if (takings.isEmpty() && toTell.isEmpty()) {
      return;
    }
    List<Allotment> told = toTell.stream().limit(MOST_TOLD).toList();
    RoundTrip trip = new RoundTrip(takings, told);
    told.forEach(toTell::remove);
    underWay = true;
    try {
      way.go(trip, (answer, fault) -> mailbox.bring(() -> back(trip, answer, fault)));
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

  private void back(RoundTrip trip, @Nullable List<Long> answer, @Nullable Throwable fault) {
    underWay = false;
    if (answer == null) {
      trip.takings().forEach(each -> unasked(each, String.valueOf(fault), fault));
      trip.allotments().forEach(Allotment::touch);
      return;
    }
    int[] numbers = trip.read(answer);
    for (int i = 0; i < trip.takings().size(); i++) {
      Taking taking = trip.takings().get(i);
      if (numbers == null) {
        waiting.again(taking);
      } else if (numbers[i] == 0) {
        waiting.end(taking, Outcome.GRANTED);
      } else {
        refused.refused(taking, numbers[i]);
      }
    }
  }

  /** Rates and places go on as this node alone counts them; money does not. */
  private void unasked(Taking taking, String why, @Nullable Throwable fault) {
    taking.unclaim();
    boolean[] backed = NodeAlone.take(taking.wants());
    waiting.end(
        taking,
        backed == null
            ? new Outcome.Unknown(fault == null ? new IllegalStateException(why) : fault)
            : new Outcome.Unasked(backed));
  }
}
