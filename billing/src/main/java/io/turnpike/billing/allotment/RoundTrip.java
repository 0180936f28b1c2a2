package io.turnpike.billing.allotment;

import io.turnpike.billing.allotment.Counter.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One way to Redis and back: what is told, what is asked, and what came of it. */
final class RoundTrip {

  private static final long DAY_MILLIS = 86_400_000;

  /** A counter that is forgotten earlier than its period ends is rebuilt from the ledger. */
  private static final long LONGEST_MILLIS = 60 * DAY_MILLIS;

  private static final long SLACK_MILLIS = 120_000;

  private final List<Taking> takings;
  private final Map<Allotment, Integer> numbers = new IdentityHashMap<>();
  private final List<Allotment> allotments = new ArrayList<>();
  private final List<Long> capacities = new ArrayList<>();
  private final long nowNanos = System.nanoTime();

  /**
   * @param changed what Redis is to be told of though nobody wants more
   */
  RoundTrip(List<Taking> takings, Iterable<Allotment> changed) {
    this.takings = takings;
    for (Taking taking : takings) {
      taking.wants().forEach(want -> add(want.allotment()));
    }
    changed.forEach(this::add);
  }

  private void add(Allotment allotment) {
    if (numbers.putIfAbsent(allotment, allotments.size() + 1) == null) {
      allotments.add(allotment);
    }
  }

  List<Taking> takings() {
    return takings;
  }

  List<Allotment> allotments() {
    return allotments;
  }

  String[] keys() {
    return allotments.stream().map(each -> each.key().inRedis()).toArray(String[]::new);
  }

  /**
   * @param recovered whether the ledger has what earlier runs of this node used
   */
  String[] arguments(String node, String boot, long op, boolean recovered) {
    takings.forEach(Taking::claim);
    List<String> told = new ArrayList<>();
    told.add(node);
    told.add(boot);
    told.add(String.valueOf(op));
    told.add(flag(recovered));
    told.add(String.valueOf(allotments.size()));
    allotments.forEach(each -> tell(each, told));
    told.add(String.valueOf(takings.size()));
    takings.forEach(each -> ask(each, told));
    return told.toArray(String[]::new);
  }

  private void tell(Allotment each, List<String> told) {
    if (isToGiveUp(each)) {
      each.giveUpFree();
    }
    each.takeChanged();
    Counter counter = each.counter();
    Spent spent = each.tellSpent();
    capacities.add(counter.capacity());
    told.add(each.kind().word());
    told.add(String.valueOf(counter.capacity()));
    told.add(String.valueOf(Math.max(1, counter.perMillis())));
    told.add(String.valueOf(each.base()));
    told.add(String.valueOf(each.taken()));
    told.add(each.since());
    told.add(String.valueOf(spent.nanoUsd()));
    told.add(String.valueOf(spent.sequence()));
    told.add(flag(spent.fresh()));
    told.add(String.valueOf(each.reserved()));
    told.add(String.valueOf(each.unshipped()));
    told.add(String.valueOf(lifetime(counter)));
  }

  /** What is owed is paid at once; what nobody has needed for a while is given back. */
  private boolean isToGiveUp(Allotment each) {
    long free = each.free();
    return free < 0
        || free > 0
            && (each.isOver()
                || each.isExact(nowNanos)
                || each.idleNanos(nowNanos) > OrganizationAllotments.IDLE);
  }

  private static long lifetime(Counter counter) {
    if (counter.kind() != Kind.BUDGET) {
      return 2 * counter.perMillis() + SLACK_MILLIS;
    }
    long left = counter.until().toEpochMilli() - System.currentTimeMillis();
    return Math.clamp(left + DAY_MILLIS, 2 * DAY_MILLIS, LONGEST_MILLIS);
  }

  private void ask(Taking taking, List<String> told) {
    List<Want> wants = taking.wants();
    told.add(flag(isFar(taking)));
    told.add(String.valueOf(wants.size()));
    for (int i = 0; i < wants.size(); i++) {
      told.add(String.valueOf(numbers.get(wants.get(i).allotment())));
      told.add(String.valueOf(taking.need(i)));
    }
  }

  private boolean isFar(Taking taking) {
    return taking.wants().stream().noneMatch(want -> want.allotment().isExact(nowNanos));
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }

  /**
   * Reads an answer.
   *
   * @return by taking what became of it: 0 when it was met, else the number of the want that is
   *     refused, negative where that may be different shortly; null when the answer is to a
   *     question that was overtaken
   */
  int @org.jspecify.annotations.Nullable [] read(List<Long> answer) {
    Iterator<Long> numbersRead = answer.iterator();
    long serverMillis = numbersRead.next();
    if (serverMillis < 0) {
      takings.forEach(Taking::unclaim);
      allotments.forEach(Allotment::touch);
      return null;
    }
    int[] refused = new int[takings.size()];
    for (int i = 0; i < refused.length; i++) {
      refused[i] = numbersRead.next().intValue();
      granted(takings.get(i), refused[i], numbersRead);
    }
    for (int i = 0; i < capacities.size(); i++) {
      Allotment each = allotments.get(i);
      each.told(
          new Figures(
              numbersRead.next(),
              numbersRead.next(),
              oldest(numbersRead.next()),
              numbersRead.next().intValue(),
              numbersRead.next(),
              serverMillis),
          capacities.get(i));
    }
    return refused;
  }

  private static long oldest(long millis) {
    return millis < 0 ? Long.MAX_VALUE : millis;
  }

  private static void granted(Taking taking, int refused, Iterator<Long> read) {
    for (int i = 0; i < taking.wants().size(); i++) {
      long give = read.next();
      if (refused == 0) {
        taking.wants().get(i).allotment().grant(give, Math.max(0, taking.need(i)));
      }
    }
    if (refused != 0) {
      taking.unclaim();
    }
  }
}
