package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.SpendRules;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.Counter.Kind;
import io.turnpike.billing.allotment.Outcome;
import io.turnpike.billing.allotment.Want;
import io.turnpike.billing.spent.Unshipped;
import io.turnpike.billing.spent.Unshipped.Used;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.tenants.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What one call holds, from before it is held to its end. */
final class CallHold implements Hold {

  private static final Mono<Boolean> COVERED = Mono.just(true);

  private final UUID call;
  private final OrganizationId organization;
  private final List<HeldLine> lines;
  private final SpendRules rules;
  private final Allotments allotments;
  private final Unshipped unshipped;
  private final AtomicBoolean settled = new AtomicBoolean();
  private volatile long most = -1;
  private volatile String refusedBy = "a budget";

  CallHold(
      UUID call,
      OrganizationId organization,
      List<HeldLine> lines,
      SpendRules rules,
      Allotments allotments,
      Unshipped unshipped) {
    this.call = call;
    this.organization = organization;
    this.lines = lines;
    this.rules = rules;
    this.allotments = allotments;
    this.unshipped = unshipped;
  }

  List<HeldLine> lines() {
    return lines;
  }

  /**
   * Takes so much for each of the lines, now or when Redis has answered. The end is told once; a
   * call that has ended meanwhile gives back what it gets.
   *
   * @param amounts by line; 0 for nothing
   */
  void take(long[] amounts, Consumer<Outcome> end) {
    List<HeldLine> asked = new ArrayList<>(lines.size());
    List<Want> wants = new ArrayList<>(lines.size());
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i] > 0) {
        asked.add(lines.get(i));
        wants.add(new Want(lines.get(i).allotment(), amounts[i]));
      }
    }
    if (wants.isEmpty() || allotments.takeNow(wants)) {
      end.accept(taken(asked, wants, null));
    } else {
      allotments.take(organization, wants, outcome -> end.accept(heldOr(outcome, asked, wants)));
    }
  }

  private Outcome heldOr(Outcome outcome, List<HeldLine> asked, List<Want> wants) {
    return switch (outcome) {
      case Outcome.Granted _ -> taken(asked, wants, null);
      case Outcome.Unasked(boolean[] backed) -> taken(asked, wants, backed);
      case Outcome.Refused(int want, long left) ->
          new Outcome.Refused(lines.indexOf(asked.get(want)), left);
      case Outcome.Unknown unknown -> unknown;
    };
  }

  private Outcome taken(List<HeldLine> asked, List<Want> wants, boolean @Nullable [] backed) {
    for (int i = 0; i < asked.size(); i++) {
      boolean counted = backed == null || backed[i] || asked.get(i).allotment().kind() != Kind.RATE;
      asked.get(i).hold(counted ? wants.get(i).amount() : 0);
    }
    if (settled.get()) {
      asked.forEach(HeldLine::release);
    }
    return Outcome.GRANTED;
  }

  void writes(long tokens) {
    most = tokens;
  }

  @Override
  public long mostOutputTokens() {
    return most;
  }

  @Override
  public boolean needsPrice() {
    for (HeldLine line : lines) {
      if (line.rule() instanceof Rule.OfBudget(Budget budget, _) && budget.mode() == Mode.HARD) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Mono<Boolean> cover(List<Charge> charges) {
    long[] lacking = new long[lines.size()];
    long all = 0;
    for (int i = 0; i < lacking.length; i++) {
      lacking[i] = lines.get(i).lacks(charges);
      all |= lacking[i];
    }
    if (all == 0) {
      return COVERED;
    }
    renew();
    return Mono.create(sink -> take(lacking, outcome -> sink.success(outcome == Outcome.GRANTED)));
  }

  /** Amounts may have changed since the call was admitted. */
  private void renew() {
    Rules known = rules.present(organization);
    if (known != null) {
      lines.forEach(each -> each.is(known.budgets()));
    }
  }

  @Override
  public void settle(List<Charge> charges, boolean recorded) {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    List<Used> used = new ArrayList<>(lines.size());
    for (HeldLine line : lines) {
      Used one = line.settle(charges, recorded);
      if (one != null) {
        used.add(one);
      }
    }
    if (!used.isEmpty()) {
      unshipped.add(call, used);
    }
  }

  @Override
  public List<Map.Entry<String, String>> headers() {
    return LeftHeaders.of(lines);
  }

  @Override
  public long remainingNanoUsd() {
    long least = Long.MAX_VALUE;
    for (HeldLine line : lines) {
      if (line.rule() instanceof Rule.OfBudget) {
        least = Math.min(least, line.allotment().remaining());
      }
    }
    return least;
  }
}
