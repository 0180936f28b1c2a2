package io.turnpike.tenants.outbox;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.organizations.OrganizationRepository;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Switches off a webhook that has refused what it was sent, or failed to take it for as long as it
 * was tried, and took nothing else meanwhile.
 */
@Component
final class ShutOff {

  private final OrganizationRepository organizations;
  private final AuditTrail audit;

  ShutOff(OrganizationRepository organizations, AuditTrail audit) {
    this.organizations = organizations;
    this.audit = audit;
  }

  Mono<Void> after(DatabaseClient db, Due due, Outcome outcome) {
    return switch (due.load()) {
      case Load.Letter _ -> Mono.empty();
      case Load.Call call -> off(db, due, call.webhook(), fault(due, outcome));
    };
  }

  private Mono<Void> off(DatabaseClient db, Due due, WebhookId webhook, String fault) {
    return db.sql(OutboxSql.SHUT_OFF)
        .bind("fault", fault)
        .bind("organization", due.organization().value())
        .bind("webhook", webhook.value())
        .bind("notification", due.notification())
        .fetch()
        .rowsUpdated()
        .filter(switchedOff -> switchedOff > 0)
        .flatMap(_ -> record(db, due, webhook, fault));
  }

  private Mono<Void> record(DatabaseClient db, Due due, WebhookId webhook, String fault) {
    return organizations
        .lock(due.organization())
        .map(organization -> new Actor(organization, null, Role.OWNER, "turnpike"))
        .flatMap(
            actor ->
                audit.record(
                    db, actor, "webhook.shut_off", webhook.toString(), Map.of("fault", fault)));
  }

  private static String fault(Due due, Outcome outcome) {
    return "Switched off after %d %s: %s"
        .formatted(due.tries(), due.tries() == 1 ? "try" : "tries", outcome.error());
  }
}
