package io.turnpike.webui.fake;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.alerts.BudgetAlert;
import io.turnpike.billing.alerts.BudgetAlerts;
import io.turnpike.tenants.OrganizationId;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
public class FakeBudgetAlerts implements BudgetAlerts {

  private final Map<OrganizationId, List<BudgetAlert>> alerts = new ConcurrentHashMap<>();

  public void add(OrganizationId organization, BudgetAlert alert) {
    of(organization).addFirst(alert);
  }

  @Override
  public void crossed(
      Connection open,
      UUID organization,
      Budget budget,
      String value,
      Window window,
      long spentBefore,
      long spentAfter) {
    throw new UnsupportedOperationException("Pages do not spend.");
  }

  @Override
  public Mono<Page> list(OrganizationId organization, String cursor, int limit) {
    return Mono.just(new Page(of(organization).stream().limit(limit).toList(), null));
  }

  private List<BudgetAlert> of(OrganizationId organization) {
    return alerts.computeIfAbsent(organization, _ -> new CopyOnWriteArrayList<>());
  }
}
