package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings;
import io.turnpike.billing.BudgetStandings.Standing;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Period;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.SpendRules;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.billing.allotment.Allotment;
import io.turnpike.routing.admission.KeyReport;
import io.turnpike.tenants.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What applies to all calls of a key: limits and budgets of its organization, team and itself. */
@Component
class BillingKeyReport implements KeyReport {

  private static final Map<Limit.Measure, String> KINDS =
      Map.of(
          Limit.Measure.REQUESTS, "requests",
          Limit.Measure.TOKENS, "tokens",
          Limit.Measure.COST, "cost_usd",
          Limit.Measure.CONCURRENCY, "concurrency");

  private final SpendRules rules;
  private final BudgetStandings standings;
  private final Counters counters;

  BillingKeyReport(SpendRules rules, BudgetStandings standings, Counters counters) {
    this.rules = rules;
    this.standings = standings;
    this.counters = counters;
  }

  @Override
  public Mono<Report> of(Caller caller) {
    return rules
        .of(caller.organization())
        .flatMap(
            known ->
                budgets(caller, known)
                    .collectList()
                    .map(budgets -> new Report(null, limits(caller, known), budgets)));
  }

  private Flux<Allowance> budgets(Caller caller, Rules known) {
    Instant now = Instant.now();
    return Flux.fromIterable(CallerRules.everyBudget(known, caller))
        .filter(budget -> isAlways(budget.scope()))
        .concatMap(
            budget ->
                standings
                    .of(
                        caller.organization(),
                        budget,
                        value(budget.scope(), caller),
                        now,
                        known.zone())
                    .map(standing -> allowance(budget, standing)));
  }

  private static Allowance allowance(Budget budget, Standing standing) {
    boolean ends =
        switch (budget.period().unit()) {
          case HOUR, DAY, WEEK, MONTH -> true;
          case LIFETIME, ROLLING -> false;
        };
    return new Allowance(
        budget.id(),
        lower(budget.mode()),
        period(budget.period()),
        budget.amountNanoUsd(),
        standing.spentNanoUsd(),
        standing.reservedNanoUsd(),
        standing.remainingNanoUsd(budget),
        ends ? standing.window().until() : null);
  }

  private static String period(Period period) {
    return period.unit() == Period.Unit.ROLLING ? period.days() + " days" : lower(period.unit());
  }

  private List<Ceiling> limits(Caller caller, Rules known) {
    return CallerRules.of(known, caller).limits().stream()
        .filter(limit -> isAlways(limit.scope()))
        .map(limit -> ceiling(caller, limit, known))
        .toList();
  }

  private Ceiling ceiling(Caller caller, Limit limit, Rules known) {
    Rule rule = new Rule.OfLimit(limit, value(limit.scope(), caller));
    Allotment allotment =
        counters.present(caller.organization(), rule, Instant.now(), known.zone());
    long left = allotment == null || !allotment.isKnown() ? limit.amount() : allotment.available();
    return new Ceiling(
        limit.id(),
        KINDS.getOrDefault(limit.measure(), ""),
        limit.amount(),
        limit.per() == null ? null : lower(limit.per()),
        Math.clamp(left, 0, limit.amount()));
  }

  /** Whether it applies whatever is asked. */
  private static boolean isAlways(Scope scope) {
    return switch (scope.kind()) {
      case ORGANIZATION, TEAM, KEY -> true;
      case USER, MODEL, PROVIDER, TAG, HEADER -> false;
    };
  }

  private static String value(Scope scope, Caller caller) {
    if (!scope.each()) {
      return "";
    }
    return scope.kind() == Kind.TEAM ? caller.teamSlug() : caller.key().toString();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
