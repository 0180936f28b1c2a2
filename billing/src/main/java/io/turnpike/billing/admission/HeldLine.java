package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.billing.spent.Unshipped.Used;
import io.turnpike.routing.admission.Charge;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one call holds of one allotment. */
final class HeldLine {

  private final Rule rule;
  private final Allotment allotment;
  private final AtomicLong held = new AtomicLong();

  HeldLine(Rule rule, Allotment allotment) {
    this.rule = rule;
    this.allotment = allotment;
  }

  Rule rule() {
    return rule;
  }

  Allotment allotment() {
    return allotment;
  }

  /** The budget as it is by now. */
  void is(List<Budget> known) {
    if (rule instanceof Rule.OfBudget(Budget held, _)) {
      for (Budget each : known) {
        if (each.counter().equals(held.counter())) {
          allotment.hasCapacity(each.amountNanoUsd());
        }
      }
    }
  }

  void hold(long amount) {
    held.addAndGet(amount);
  }

  /** What these charges need beyond what is held; a rate is not asked twice. */
  long lacks(List<Charge> charges) {
    return allotment.kind() == Counter.Kind.BUDGET ? Math.max(0, amount(charges) - held.get()) : 0;
  }

  /** The call was not sent. */
  void release() {
    allotment.settle(held.getAndSet(0), 0, false);
  }

  /** Null where nothing of it awaits the ledger. */
  @Nullable Used settle(List<Charge> charges, boolean recorded) {
    long had = held.getAndSet(0);
    long used = amount(charges);
    if (allotment.kind() == Counter.Kind.BUDGET) {
      allotment.settle(had, used, recorded);
      return recorded && used > 0 ? new Used(allotment, used) : null;
    }
    if (had > 0) {
      allotment.settle(had, recorded ? used : 0, recorded);
    }
    return null;
  }

  private long amount(List<Charge> charges) {
    return switch (rule) {
      case Rule.OfBudget _ -> money(charges);
      case Rule.OfLimit(var limit, _) ->
          switch (limit.measure()) {
            case REQUESTS -> 1;
            case CONCURRENCY -> 0;
            case TOKENS -> tokens(charges);
            case COST -> money(charges);
          };
    };
  }

  private long money(List<Charge> charges) {
    long sum = 0;
    for (Charge charge : charges) {
      sum += rule.counts(charge) ? charge.nanoUsd() : 0;
    }
    return Math.max(0, sum);
  }

  private long tokens(List<Charge> charges) {
    long sum = 0;
    for (Charge charge : charges) {
      sum += rule.counts(charge) ? charge.tokens() : 0;
    }
    return Math.max(0, sum);
  }
}
