package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.billing.allotment.Counter.Kind;
import io.turnpike.billing.allotment.Spent;
import io.turnpike.billing.spent.SpentKey;
import io.turnpike.billing.spent.SpentTable;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The counter of a rule at a time, and this node's part of it. */
@Component
class Counters {

  private final Allotments allotments;
  private final SpentTable spent;

  Counters(Allotments allotments, SpentTable spent) {
    this.allotments = allotments;
    this.spent = spent;
  }

  /** Null where this node has to ask first. */
  @Nullable Allotment present(OrganizationId organization, Rule rule, Instant at, ZoneId zone) {
    return switch (rule) {
      case Rule.OfBudget(Budget budget, String value) ->
          allotments.get(counter(organization, budget, value, budget.period().at(at, zone)));
      case Rule.OfLimit(Limit limit, String value) -> {
        Counter counter = counter(organization, limit, value);
        Allotment known = allotments.get(counter);
        yield known == null ? allotments.open(counter, Spent.NOTHING) : known;
      }
    };
  }

  Mono<Allotment> open(OrganizationId organization, Rule rule, Instant at, ZoneId zone) {
    Allotment present = present(organization, rule, at, zone);
    return present != null || !(rule instanceof Rule.OfBudget(Budget budget, String value))
        ? Mono.justOrEmpty(present)
        : open(organization, budget, value, budget.period().at(at, zone));
  }

  private Mono<Allotment> open(
      OrganizationId organization, Budget budget, String value, Window window) {
    return spent
        .open(new SpentKey(organization, budget, value, window))
        .map(known -> allotments.open(counter(organization, budget, value, window), known));
  }

  private static Counter counter(
      OrganizationId organization, Budget budget, String value, Window window) {
    return new Counter(
        new Counter.Key(organization, budget.counter(), value, window.from()),
        Kind.BUDGET,
        budget.amountNanoUsd(),
        0,
        window.until());
  }

  private static Counter counter(OrganizationId organization, Limit limit, String value) {
    return new Counter(
        new Counter.Key(organization, limit.counter(), value, Instant.EPOCH),
        limit.per() == null ? Kind.CONCURRENCY : Kind.RATE,
        limit.amount(),
        limit.per() == null ? 0 : limit.per().length().toMillis(),
        Instant.EPOCH);
  }
}
