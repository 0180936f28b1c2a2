package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Outcome;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Hold;
import java.time.ZoneId;
import java.util.List;
import reactor.core.publisher.MonoSink;

/**
 * One call's way to its hold. First its worst case, bounded quickly; where that does not fit, with
 * its input counted; where the client set no end, with as much output as there is money for; where
 * it could use more than a whole limit, with what is left of that. What fits none of these is
 * refused, or degraded.
 */
final class Holding {

  /** Others may take what was there when it was looked at. */
  private static final int MOST_TRIES = 4;

  private final AdmissionRequest request;
  private final CallHold hold;
  private final ZoneId zone;
  private final AdmissionMeters meters;
  private WorstCase worst;
  private boolean counted;
  private int capped;
  private int lowered;

  Holding(AdmissionRequest request, CallHold hold, ZoneId zone, AdmissionMeters meters) {
    this.meters = meters;
    this.request = request;
    this.hold = hold;
    this.zone = zone;
    this.worst = WorstCase.of(request);
  }

  /** A client that leaves while it is waited for leaves nothing held. */
  void begin(MonoSink<Hold> sink) {
    sink.onCancel(() -> hold.settle(List.of(), false));
    take(sink);
  }

  private void take(MonoSink<Hold> sink) {
    long[] amounts = hold.lines().stream().mapToLong(this::amount).toArray();
    hold.take(amounts, outcome -> taken(sink, amounts, outcome));
  }

  private long amount(HeldLine line) {
    Allotment allotment = line.allotment();
    return worst.of(line.rule(), allotment.isKnown() ? allotment.available() : Long.MAX_VALUE);
  }

  private void taken(MonoSink<Hold> sink, long[] amounts, Outcome outcome) {
    switch (outcome) {
      case Outcome.Granted _, Outcome.Unasked _ -> held(sink);
      case Outcome.Refused(int line, long left) -> refused(sink, line, amounts[line], left);
      case Outcome.Unknown _ -> unknown(sink);
    }
  }

  private void held(MonoSink<Hold> sink) {
    hold.writes(worst.most());
    if (capped > 0) {
      meters.capped.increment();
    }
    sink.success(hold);
  }

  private void refused(MonoSink<Hold> sink, int number, long need, long left) {
    HeldLine line = hold.lines().get(number);
    if (isLess(line, need)
        || isCountable(line.rule()) && count()
        || isCappable(line.rule()) && cap()) {
      take(sink);
    } else if (line.rule() instanceof Rule.OfBudget(Budget budget, _)
        && budget.mode() == Mode.DEGRADE
        && budget.degradeTo() != null) {
      meters.degraded.increment();
      sink.error(new AdmissionDegraded(budget.id(), budget.degradeTo()));
    } else {
      meters.refusedBy(line.rule());
      sink.error(Refusals.of(line, hold.lines(), amount(line), left, request.at(), zone));
    }
  }

  /** Money fails closed; a budget that never refuses takes the cheaper way. */
  private void unknown(MonoSink<Hold> sink) {
    for (HeldLine line : hold.lines()) {
      if (line.rule() instanceof Rule.OfBudget(Budget budget, _)
          && budget.mode() == Mode.DEGRADE
          && budget.degradeTo() != null) {
        meters.degraded.increment();
        sink.error(new AdmissionDegraded(budget.id(), budget.degradeTo()));
        return;
      }
    }
    meters.unavailable.increment();
    sink.error(new Unavailable("Budgets cannot be checked at the moment; try again shortly."));
  }

  private static boolean isCountable(Rule rule) {
    return !(rule instanceof Rule.OfLimit(Limit limit, _))
        || limit.measure() == Measure.TOKENS
        || limit.measure() == Measure.COST;
  }

  /** Whether what is left, as it is known now, will do instead. */
  private boolean isLess(HeldLine line, long need) {
    return amount(line) < need && ++lowered <= MOST_TRIES;
  }

  /** A budget that degrades rather does that than cut answers short. */
  private static boolean isCappable(Rule rule) {
    return switch (rule) {
      case Rule.OfBudget(Budget budget, _) -> budget.mode() == Mode.HARD;
      case Rule.OfLimit(Limit limit, _) -> limit.measure() == Measure.COST;
    };
  }

  private boolean count() {
    if (counted) {
      return false;
    }
    counted = true;
    long tokens = request.countedInput().getAsLong();
    WorstCase before = worst;
    worst = tokens < 0 ? worst : worst.reading(tokens);
    return !worst.quotes().equals(before.quotes());
  }

  private boolean cap() {
    if (!worst.isElastic() || ++capped > MOST_TRIES) {
      return false;
    }
    long most = Long.MAX_VALUE;
    for (HeldLine line : hold.lines()) {
      if (isCappable(line.rule())) {
        long available = line.allotment().available();
        most = Math.min(most, worst.affordable(line.rule(), available));
      }
    }
    boolean less = most >= 1 && (worst.most() < 0 || most < worst.most());
    worst = less && most < Long.MAX_VALUE ? worst.writing(most) : worst;
    return less && most < Long.MAX_VALUE;
  }
}
