package io.turnpike.webui.fake;

import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What tests say is spent; nothing where they say nothing. */
@Component
public class FakeBudgetStandings implements BudgetStandings {

  private final Map<String, Used> used = new ConcurrentHashMap<>();

  public void use(Budget budget, String value, long spentNanoUsd, long reservedNanoUsd) {
    used.put(budget.counter() + value, new Used(spentNanoUsd, reservedNanoUsd));
  }

  /** A spent amount below 0 stands for a store that is away. */
  @Override
  public Mono<Standing> of(
      OrganizationId organization, Budget budget, String value, Instant at, ZoneId zone) {
    Used now = used.getOrDefault(budget.counter() + value, new Used(0, 0));
    return now.spent < 0
        ? Mono.error(new Unavailable("Not known now."))
        : Mono.just(new Standing(budget.period().at(at, zone), now.spent, now.reserved));
  }

  private record Used(long spent, long reserved) {}
}
