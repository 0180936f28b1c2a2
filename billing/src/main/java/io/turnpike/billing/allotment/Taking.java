package io.turnpike.billing.allotment;

import java.util.List;
import java.util.function.Consumer;

/**
 * Several wants of one call, all of which are to be met or none. Used on the organization's way to
 * Redis only.
 */
final class Taking {

  private final List<Want> wants;
  private final Consumer<Outcome> end;
  private final long[] claimed;
  private final long[] found;
  private final long bornNanos = System.nanoTime();
  private boolean alone;
  private long recalledMillis = -1;

  Taking(List<Want> wants, Consumer<Outcome> end) {
    this.wants = wants;
    this.end = end;
    this.claimed = new long[wants.size()];
    this.found = new long[wants.size()];
  }

  /** From what is held here, if that suffices; all or nothing. */
  static boolean local(List<Want> wants) {
    for (int i = 0; i < wants.size(); i++) {
      Want want = wants.get(i);
      if (!want.allotment().take(want.amount())) {
        giveBack(wants, i);
        return false;
      }
    }
    return true;
  }

  private static void giveBack(List<Want> wants, int taken) {
    for (int i = 0; i < taken; i++) {
      wants.get(i).allotment().unclaim(wants.get(i).amount());
    }
  }

  List<Want> wants() {
    return wants;
  }

  /** Takes what is free here, so that only the rest is asked for. */
  void claim() {
    for (int i = 0; i < claimed.length; i++) {
      claimed[i] = wants.get(i).allotment().claim(wants.get(i).amount());
      found[i] = claimed[i];
    }
  }

  /** Whether calls have ended here while Redis was asked, so that less is lacking than was. */
  boolean lacksLess() {
    for (int i = 0; i < found.length; i++) {
      Want want = wants.get(i);
      if (found[i] < want.amount() && want.allotment().free() > found[i]) {
        return true;
      }
    }
    return false;
  }

  /** What was free here when Redis was asked for the rest. */
  long found(int want) {
    return found[want];
  }

  long need(int want) {
    return wants.get(want).amount() - claimed[want];
  }

  void unclaim() {
    for (int i = 0; i < claimed.length; i++) {
      wants.get(i).allotment().unclaim(claimed[i]);
      claimed[i] = 0;
    }
  }

  /** Whether it is to be asked for without others, whose claims could stand in its way. */
  boolean isAlone() {
    return alone;
  }

  void beAlone() {
    alone = true;
  }

  /**
   * Since when, by the clock of Redis, other nodes are asked for what they do not need; else -1.
   */
  long recalledMillis() {
    return recalledMillis;
  }

  void recalled(long serverMillis) {
    recalledMillis = serverMillis;
  }

  long ageNanos() {
    return System.nanoTime() - bornNanos;
  }

  void end(Outcome outcome) {
    end.accept(outcome);
  }
}
