package io.turnpike.webui.fake;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Budgets;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Usd;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeBudgets implements Budgets {

  private final Map<OrganizationId, Map<String, Budget>> budgets = new ConcurrentHashMap<>();

  @Override
  public Flux<Budget> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<Budget> find(OrganizationId organization, String id) {
    return Mono.justOrEmpty(of(organization).get(id));
  }

  @Override
  public Mono<Saved> put(Actor actor, String id, Draft draft) {
    List<Mistake> mistakes = mistakes(id, draft);
    if (!mistakes.isEmpty()) {
      return Mono.error(new InvalidInput(mistakes));
    }
    Budget budget = budget(id, draft);
    boolean created = of(actor.organizationId()).put(id, budget) == null;
    return Mono.just(new Saved(budget, created));
  }

  @Override
  public Mono<Void> check(Actor actor, Draft draft) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> delete(Actor actor, String id) {
    return of(actor.organizationId()).remove(id) == null
        ? Mono.error(new NotFound("budget", id))
        : Mono.empty();
  }

  private static List<Mistake> mistakes(String id, Draft draft) {
    List<Mistake> mistakes = new ArrayList<>();
    if (id.isEmpty()) {
      mistakes.add(new Mistake("/id", "Give it a name."));
    }
    if (draft.scope().getFirst().values().contains("")) {
      mistakes.add(new Mistake("/scope/user", "Write 1 to 256 characters."));
    }
    if (String.valueOf(draft.amountUsd()).isEmpty() || draft.amountUsd().startsWith("-")) {
      mistakes.add(new Mistake("/amount_usd", "Write US dollars, more than 0."));
    }
    if ("rolling".equals(draft.period()) && String.valueOf(draft.rollingDays()).isEmpty()) {
      mistakes.add(new Mistake("/period/rolling_days", "Write a whole number from 1 to 366."));
    }
    return mistakes;
  }

  private static Budget budget(String id, Draft draft) {
    boolean rolls = "rolling".equals(draft.period());
    return new Budget(
        id,
        UUID.randomUUID(),
        FakeScopes.of(draft.scope().getFirst()),
        Usd.nano(new BigDecimal(draft.amountUsd())),
        new Period(
            Unit.valueOf(draft.period().toUpperCase(Locale.ROOT)),
            rolls ? Integer.parseInt(draft.rollingDays()) : 0),
        Mode.valueOf(draft.mode().toUpperCase(Locale.ROOT)),
        draft.degradeTo(),
        draft.alerts().stream().map(Integer::valueOf).toList(),
        Instant.now());
  }

  private Map<String, Budget> of(OrganizationId organization) {
    return budgets.computeIfAbsent(organization, _ -> new ConcurrentSkipListMap<>());
  }
}
