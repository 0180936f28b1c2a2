package io.turnpike.billing.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.billing.Budget;
import io.turnpike.billing.Period;
import io.turnpike.billing.SpendRules;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.spent.Unshipped;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.admission.AdmissionControl;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Hold;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds what calls may use, in every limit and budget that applies to them. */
@Component
class BillingAdmission implements AdmissionControl {

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int MOST_KEYS = 100_000;

  /** That calls go on for, and wait in the journal. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final SpendRules rules;
  private final Counters counters;
  private final Allotments allotments;
  private final Unshipped unshipped;
  private final AdmissionMeters meters;
  private final Cache<KeyId, CallerRules> callers =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).executor(Runnable::run).build();

  BillingAdmission(
      SpendRules rules,
      Counters counters,
      Allotments allotments,
      Unshipped unshipped,
      AdmissionMeters meters) {
    this.meters = meters;
    this.rules = rules;
    this.counters = counters;
    this.allotments = allotments;
    this.unshipped = unshipped;
  }

  @Override
  public boolean concerns(Caller caller) {
    Rules known = rules.present(caller.organization());
    return known == null || !known.isEmpty() && !of(known, caller).isEmpty();
  }

  @Override
  public Mono<Hold> admit(AdmissionRequest request) {
    Rules known = rules.present(request.caller().organization());
    return known == null
        ? rules.of(request.caller().organization()).flatMap(read -> admit(request, read))
        : admit(request, known);
  }

  private CallerRules of(Rules known, Caller caller) {
    CallerRules last = callers.getIfPresent(caller.key());
    if (last == null || last.from() != known) {
      last = CallerRules.of(known, caller);
      callers.put(caller.key(), last);
    }
    return last;
  }

  private Mono<Hold> admit(AdmissionRequest request, Rules known) {
    List<Rule> applying = of(known, request.caller()).of(request);
    if (applying.isEmpty()) {
      return Mono.just(Hold.NONE);
    }
    List<HeldLine> lines = present(request, known, applying);
    return lines == null
        ? opened(request, known, applying).flatMap(opened -> held(request, known, opened))
        : held(request, known, lines);
  }

  /** Null where one of them has to be opened first. */
  private @Nullable List<HeldLine> present(
      AdmissionRequest request, Rules known, List<Rule> applying) {
    List<HeldLine> lines = new ArrayList<>(applying.size());
    for (Rule rule : applying) {
      for (Instant at : times(rule, request, known)) {
        Allotment allotment =
            counters.present(request.caller().organization(), rule, at, known.zone());
        if (allotment == null) {
          return null;
        }
        lines.add(new HeldLine(rule, allotment));
      }
    }
    return lines;
  }

  private Mono<List<HeldLine>> opened(AdmissionRequest request, Rules known, List<Rule> applying) {
    return Flux.fromIterable(applying)
        .concatMap(
            rule ->
                Flux.fromIterable(times(rule, request, known))
                    .concatMap(
                        at ->
                            counters.open(request.caller().organization(), rule, at, known.zone()))
                    .map(allotment -> new HeldLine(rule, allotment)))
        .collectList();
  }

  /** Shortly before a rolling period moves on, a call is of the next one as well. */
  private static List<Instant> times(Rule rule, AdmissionRequest request, Rules known) {
    if (rule instanceof Rule.OfBudget(Budget budget, _)
        && budget.period().unit() == Period.Unit.ROLLING) {
      Instant next = budget.period().at(request.at(), known.zone()).until();
      return next.minus(LONGEST).isAfter(request.at())
          ? List.of(request.at())
          : List.of(request.at(), next);
    }
    return List.of(request.at());
  }

  private Mono<Hold> held(AdmissionRequest request, Rules known, List<HeldLine> lines) {
    CallHold hold =
        new CallHold(
            request.id(), request.caller().organization(), lines, rules, allotments, unshipped);
    Holding holding = new Holding(request, hold, known.zone(), meters);
    return Mono.<Hold>create(holding::begin)
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("Budgets cannot be checked in time; try again shortly."));
  }
}
