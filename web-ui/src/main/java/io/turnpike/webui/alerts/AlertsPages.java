package io.turnpike.webui.alerts;

import io.turnpike.billing.alerts.BudgetAlerts;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Notifications;
import io.turnpike.tenants.webhooks.Webhooks;
import io.turnpike.webui.view.Form;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Puts the page of alerts together. */
@Component
class AlertsPages {

  private static final int SHOWN = 100;

  private final BudgetAlerts alerts;
  private final Webhooks webhooks;
  private final Notifications notifications;

  AlertsPages(BudgetAlerts alerts, Webhooks webhooks, Notifications notifications) {
    this.alerts = alerts;
    this.webhooks = webhooks;
    this.notifications = notifications;
  }

  Mono<Rendering> show(Actor actor, HttpStatus status, Form form, Map<String, Secret> issued) {
    return Mono.zip(alerts.list(actor.organizationId(), null, SHOWN), webhooks(actor))
        .map(parts -> page(parts.getT1(), parts.getT2(), form, issued))
        .map(
            page ->
                Rendering.view("alerts/alerts")
                    .status(status)
                    .modelAttribute("page", page)
                    .build());
  }

  private Mono<List<WebhookRow>> webhooks(Actor actor) {
    return actor.role().mayAdminister()
        ? webhooks.list(actor).map(WebhookRow::of).collectList()
        : Mono.just(List.of());
  }

  private AlertsPage page(
      BudgetAlerts.Page told, List<WebhookRow> rows, Form form, Map<String, Secret> issued) {
    return new AlertsPage(
        told.alerts().stream().map(AlertRow::new).toList(),
        told.nextCursor() != null,
        rows,
        webhooks.events(),
        notifications.mails(),
        form,
        AlertsPage.revealed(issued));
  }
}
