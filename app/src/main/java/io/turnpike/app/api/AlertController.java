package io.turnpike.app.api;

import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Usd;
import io.turnpike.billing.alerts.BudgetAlert;
import io.turnpike.billing.alerts.BudgetAlerts;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/alerts}: which budgets were spent how far, of the last 30 days. */
@RestController
class AlertController {

  private final BudgetAlerts alerts;

  AlertController(BudgetAlerts alerts) {
    this.alerts = alerts;
  }

  @GetMapping("/api/v1/alerts")
  Mono<Page<View>> page(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return alerts
        .list(actor.organizationId(), cursor, Page.limit(limit))
        .map(page -> new Page<>(page.alerts(), page.nextCursor()).map(View::of));
  }

  /**
   * The fields of the webhook's {@code data}, with its id and moment.
   *
   * @param from null for a period that never ends, as its end is
   */
  record View(
      String id,
      Instant at,
      String budget,
      Map<String, Object> scope,
      @Nullable String value,
      String mode,
      int percent,
      String amountUsd,
      long amountNanoUsd,
      String spentUsd,
      long spentNanoUsd,
      String period,
      @Nullable Instant from,
      @Nullable Instant until) {

    static View of(BudgetAlert alert) {
      boolean ends = alert.unit() != Unit.LIFETIME;
      return new View(
          alert.id().toString(),
          alert.at(),
          alert.budget(),
          alert.scope(),
          alert.value().isEmpty() ? null : alert.value(),
          Fields.word(alert.mode()),
          alert.percent(),
          Usd.text(alert.amountNanoUsd()),
          alert.amountNanoUsd(),
          Usd.text(alert.spentNanoUsd()),
          alert.spentNanoUsd(),
          Fields.word(alert.unit()),
          ends ? alert.window().from() : null,
          ends ? alert.window().until() : null);
    }
  }
}
