package io.turnpike.billing.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Budgets.Draft;
import io.turnpike.billing.Period;
import io.turnpike.billing.Scope;
import io.turnpike.billing.rules.CheckedRule;
import io.turnpike.billing.rules.ScopeCheck;
import io.turnpike.billing.rules.WrittenNumber;
import io.turnpike.tenants.input.Mistakes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft without mistakes, as far as they can be seen without the store. */
record CheckedBudget(
    Scope scope,
    long amountNanoUsd,
    Period period,
    Mode mode,
    @Nullable String degradeTo,
    List<Integer> alerts)
    implements CheckedRule<Budget> {

  private static final int MOST_ALERTS = 10;
  private static final int HIGHEST_ALERT = 1000;

  /** Throws InvalidInput. */
  static CheckedBudget of(String id, Draft draft) {
    Mistakes mistakes = new Mistakes();
    mistakes.slug("/id", id);
    Scope scope = ScopeCheck.budget(draft.scope(), mistakes);
    long amount = WrittenNumber.nanoUsd("/amount_usd", draft.amountUsd(), mistakes);
    Period period = WrittenPeriod.read(draft.period(), draft.rollingDays(), mistakes);
    Mode mode = WrittenMode.read(draft.mode(), draft.degradeTo(), mistakes);
    List<Integer> alerts = alerts(draft.alerts(), mistakes);
    mistakes.refuse();
    return new CheckedBudget(
        Objects.requireNonNull(scope),
        amount,
        Objects.requireNonNull(period),
        Objects.requireNonNull(mode),
        draft.degradeTo(),
        alerts);
  }

  @Override
  public Budget created(String id) {
    return as(id, UUID.randomUUID());
  }

  @Override
  public Budget instead(Budget before) {
    return as(before.id(), countsLike(before) ? before.counter() : UUID.randomUUID());
  }

  private Budget as(String id, UUID counter) {
    return new Budget(
        id, counter, scope, amountNanoUsd, period, mode, degradeTo, alerts, Instant.now());
  }

  /** Whether it counts what the other does, for the same time. */
  private boolean countsLike(Budget other) {
    return scope.equals(other.scope()) && period.equals(other.period());
  }

  @Override
  public boolean sameAs(Budget other) {
    return countsLike(other)
        && amountNanoUsd == other.amountNanoUsd()
        && mode == other.mode()
        && Objects.equals(degradeTo, other.degradeTo())
        && alerts.equals(other.alerts());
  }

  private static List<Integer> alerts(List<String> written, Mistakes mistakes) {
    if (written.size() > MOST_ALERTS) {
      mistakes.add("/alerts", "At most " + MOST_ALERTS + " alerts.");
      return List.of();
    }
    List<Integer> alerts = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      long percent =
          WrittenNumber.whole("/alerts/" + i, written.get(i), 1, HIGHEST_ALERT, mistakes);
      if (i > 0 && percent > 0 && percent <= alerts.getLast()) {
        mistakes.add("/alerts/" + i, "Write the percents in ascending order, each once.");
      }
      alerts.add((int) percent);
    }
    return List.copyOf(alerts);
  }
}
