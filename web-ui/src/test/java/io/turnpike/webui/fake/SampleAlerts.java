package io.turnpike.webui.fake;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.alerts.BudgetAlert;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.webhooks.Webhook;
import io.turnpike.tenants.webhooks.Webhooks.Delivery;
import io.turnpike.tenants.webhooks.Webhooks.Listed;
import io.turnpike.tenants.webhooks.Webhooks.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Budgets of one organization that were spent, and who was told. */
@Component
public class SampleAlerts {

  private static final long DOLLAR = 1_000_000_000;

  private final FakeBudgetAlerts alerts;
  private final FakeWebhooks webhooks;

  SampleAlerts(FakeBudgetAlerts alerts, FakeWebhooks webhooks) {
    this.alerts = alerts;
    this.webhooks = webhooks;
  }

  public void fill(Actor actor) {
    alert(actor, "search-monthly", Map.of("team", "search"), "", 50, Duration.ofDays(9));
    alert(actor, "each-user", Map.of("user", "*"), "grace@example.test", 100, Duration.ofDays(2));
    alert(actor, "search-monthly", Map.of("team", "search"), "", 80, Duration.ofHours(3));
    webhook(actor, "https://hooks.example.com/turnpike", true, null, State.DELIVERED, null);
    webhook(
        actor,
        "https://chat.example.com/services/T024BE7LD/B01/some-rather-long-path-with-a-token",
        false,
        "Switched off after 11 tries: The receiver answered 503.",
        State.FAILED,
        "The receiver answered 503.");
  }

  /** One that was told so long ago, of a period that is under way. */
  public void alert(
      Actor actor,
      String budget,
      Map<String, Object> scope,
      String value,
      int percent,
      Duration ago) {
    Instant at = Instant.now().minus(ago);
    alerts.add(
        actor.organizationId(),
        new BudgetAlert(
            TimeOrderedId.next(),
            at,
            budget,
            scope,
            value,
            percent,
            Budget.Mode.HARD,
            25 * DOLLAR,
            percent * DOLLAR / 4 + 412_000,
            Unit.MONTH,
            new Window(at.minus(Duration.ofDays(10)), Instant.now().plus(Duration.ofDays(12)))));
  }

  private void webhook(
      Actor actor,
      String url,
      boolean enabled,
      @Nullable String fault,
      State state,
      @Nullable String error) {
    Instant at = Instant.now().minus(Duration.ofHours(3));
    WebhookId id = new WebhookId(TimeOrderedId.next());
    webhooks.put(
        actor,
        new Listed(
            new Webhook(id, url, Set.of("budget.alert"), enabled, fault, at),
            new Delivery(
                id.value(),
                "budget.alert",
                state,
                error == null ? 1 : 11,
                at,
                at,
                at,
                null,
                error)));
  }
}
