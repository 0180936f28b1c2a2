package io.turnpike.app.api.budgets;

import io.turnpike.billing.Budgets;
import io.turnpike.billing.UsageLimits;
import io.turnpike.billing.WrittenScope;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.KeyId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Budget and limits that come with a new key. They are called after it: {@code key-<id>}. */
@Component
public class KeySpending {

  private static final List<WrittenScope> NONE_YET =
      List.of(new WrittenScope(WrittenScope.ORGANIZATION, "", List.of()));

  private static final int MOST_LIMITS = 10;

  private final Budgets budgets;
  private final UsageLimits limits;

  KeySpending(Budgets budgets, UsageLimits limits) {
    this.budgets = budgets;
    this.limits = limits;
  }

  /** Before the key is made: a mistake must not leave one behind that nothing bounds. */
  public Mono<Void> check(Actor actor, Wanted wanted) {
    if (wanted.limits.size() > MOST_LIMITS) {
      return Mono.error(
          () -> InvalidInput.at("/limits", "At most " + MOST_LIMITS + " come with a key."));
    }
    return checkBudget(actor, wanted.budget)
        .thenMany(Flux.range(0, wanted.limits.size()))
        .concatMap(number -> checkLimit(actor, number, wanted.limits.get(number)))
        .then();
  }

  public Mono<Void> put(Actor actor, KeyId key, Wanted wanted) {
    List<WrittenScope> whose = List.of(WrittenScope.of(WrittenScope.KEY, key.toString()));
    String id = "key-" + key;
    BudgetForm budget = wanted.budget;
    return (budget == null ? Mono.empty() : budgets.put(actor, id, budget.draft(whose)))
        .thenMany(Flux.range(0, wanted.limits.size()))
        .concatMap(
            number ->
                limits.put(actor, id + "-" + (number + 1), wanted.limits.get(number).draft(whose)))
        .then();
  }

  private Mono<Void> checkBudget(Actor actor, @Nullable BudgetForm budget) {
    return budget == null
        ? Mono.empty()
        : below("/budget", budget.scope(), budgets.check(actor, budget.draft(NONE_YET)));
  }

  private Mono<Void> checkLimit(Actor actor, int number, LimitForm limit) {
    return below("/limits/" + number, limit.scope(), limits.check(actor, limit.draft(NONE_YET)));
  }

  private static Mono<Void> below(String pointer, @Nullable ScopeForm scope, Mono<Void> check) {
    return scope != null
        ? Mono.error(
            () -> InvalidInput.at(pointer + "/scope", "Leave it out: it is of the new key."))
        : check.onErrorMap(InvalidInput.class, wrong -> below(pointer, wrong));
  }

  private static InvalidInput below(String pointer, InvalidInput wrong) {
    return new InvalidInput(
        wrong.mistakes().stream()
            .map(mistake -> new Mistake(pointer + mistake.pointer(), mistake.message()))
            .toList());
  }

  /** What is to come with a new key. */
  public record Wanted(@Nullable BudgetForm budget, List<LimitForm> limits) {

    public boolean isNone() {
      return budget == null && limits.isEmpty();
    }
  }
}
