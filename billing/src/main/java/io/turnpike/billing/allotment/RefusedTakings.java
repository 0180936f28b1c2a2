package io.turnpike.billing.allotment;

/**
 * What becomes of a taking that Redis refused: it is asked for again, alone or after other nodes
 * have said what they do not need, or it has ended.
 */
final class RefusedTakings {

  private static final Outcome REBUILDING =
      new Outcome.Unknown(new IllegalStateException("What nodes hold is not known yet."));

  private static final long AGAIN_MILLIS = 15;

  private final WaitingTakings waiting;
  private final RedisWay way;
  private final Mailbox mailbox;
  private final long recallNanos;
  private final long longestNanos;

  /**
   * @param mailbox to which a taking comes back that is to wait
   */
  RefusedTakings(WaitingTakings waiting, RedisWay way, Mailbox mailbox, Patience patience) {
    this.waiting = waiting;
    this.way = way;
    this.mailbox = mailbox;
    this.recallNanos = patience.recall().toNanos();
    this.longestNanos = patience.longest().toNanos();
  }

  /**
   * @param number of the want that is refused, from 1; negative where that may be different shortly
   */
  void refused(Taking taking, int number) {
    int want = Math.abs(number) - 1;
    Allotment allotment = taking.wants().get(want).allotment();
    Figures figures = allotment.figures();
    if (number < 0) {
      later(taking, figures.waitMillis() + AGAIN_MILLIS, REBUILDING);
    } else if (!taking.isAlone()) {
      taking.beAlone();
      waiting.again(taking);
    } else if (taking.lacksLess() && taking.ageNanos() < longestNanos) {
      waiting.again(taking);
    } else if (figures.nodes() > 1 && !haveAllTold(taking, figures)) {
      recallElsewhere(taking, allotment, figures, want);
    } else {
      waiting.end(taking, new Outcome.Refused(want, left(taking, want)));
    }
  }

  private static long left(Taking taking, int want) {
    return taking.wants().get(want).allotment().figures().available() + taking.found(want);
  }

  private boolean haveAllTold(Taking taking, Figures figures) {
    return taking.recalledMillis() >= 0
        && (figures.oldestMillis() >= taking.recalledMillis() || taking.ageNanos() > recallNanos);
  }

  private void recallElsewhere(Taking taking, Allotment allotment, Figures figures, int want) {
    if (taking.recalledMillis() < 0) {
      taking.recalled(figures.serverMillis() + 1);
      allotment.beExact();
      way.recall(allotment);
    }
    later(taking, AGAIN_MILLIS, new Outcome.Refused(want, left(taking, want)));
  }

  private void later(Taking taking, long millis, Outcome tooLate) {
    if (taking.ageNanos() > longestNanos) {
      waiting.end(taking, tooLate);
      return;
    }
    taking.beAlone();
    way.later(() -> mailbox.bring(() -> waiting.again(taking)), millis);
  }
}
