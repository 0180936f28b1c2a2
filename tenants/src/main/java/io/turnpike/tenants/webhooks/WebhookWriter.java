package io.turnpike.tenants.webhooks;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.organizations.OrganizationRepository;
import io.turnpike.tenants.webhooks.Webhooks.Change;
import io.turnpike.tenants.webhooks.Webhooks.Issued;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes of webhooks, each with its audit entry, in a transaction that is open. */
@Component
final class WebhookWriter {

  private final WebhookRepository table;
  private final OrganizationRepository organizations;
  private final WebhookVault vault;
  private final AuditTrail audit;

  WebhookWriter(
      WebhookRepository table,
      OrganizationRepository organizations,
      WebhookVault vault,
      AuditTrail audit) {
    this.table = table;
    this.organizations = organizations;
    this.vault = vault;
    this.audit = audit;
  }

  /** With the organization locked, so that two at once do not become one too many. */
  Mono<Issued> create(DatabaseClient db, Actor actor, String url, Set<String> events) {
    OrganizationId organization = actor.organizationId();
    WebhookId id = new WebhookId(TimeOrderedId.next());
    Secret secret = WebhookSecret.fresh();
    byte[] sealed = vault.seal(organization, id, secret);
    return organizations
        .lock(organization)
        .then(Mono.defer(() -> refuseTooMany(organization)))
        .then(Mono.defer(() -> table.insert(organization, id, url, words(events), sealed)))
        .then(Mono.defer(() -> record(db, actor, "webhook.create", id, details(url, events, null))))
        .then(Mono.defer(() -> table.find(organization, id)))
        .map(row -> new Issued(row.webhook(), secret));
  }

  Mono<Void> change(DatabaseClient db, Actor actor, WebhookId id, Change change) {
    String[] events = change.events() == null ? null : words(change.events());
    return table
        .update(actor.organizationId(), id, change.url(), events, change.enabled())
        .filter(changed -> changed > 0)
        .switchIfEmpty(Mono.error(() -> new NotFound("webhook", id.toString())))
        .flatMap(
            _ ->
                record(
                    db,
                    actor,
                    "webhook.change",
                    id,
                    details(change.url(), change.events(), change.enabled())));
  }

  Mono<Void> delete(DatabaseClient db, Actor actor, WebhookId id) {
    return table
        .delete(actor.organizationId(), id)
        .filter(deleted -> deleted > 0)
        .switchIfEmpty(Mono.error(() -> new NotFound("webhook", id.toString())))
        .flatMap(_ -> record(db, actor, "webhook.delete", id, Map.of()));
  }

  private Mono<Void> refuseTooMany(OrganizationId organization) {
    return table
        .count(organization)
        .filter(count -> count >= Webhooks.MOST)
        .flatMap(_ -> Mono.error(tooMany()));
  }

  private static Conflict tooMany() {
    return new Conflict(
        "too_many_webhooks",
        "There are %d webhooks, and no more fit. Delete one first.".formatted(Webhooks.MOST));
  }

  private Mono<Void> record(
      DatabaseClient db, Actor actor, String action, WebhookId id, Map<String, Object> details) {
    return audit.record(db, actor, action, id.toString(), details);
  }

  /** The host alone: a path may carry a token. */
  private static Map<String, Object> details(
      @Nullable String url, @Nullable Set<String> events, @Nullable Boolean enabled) {
    Map<String, Object> details = new LinkedHashMap<>();
    if (url != null) {
      details.put("host", URI.create(url).getHost());
    }
    if (events != null) {
      details.put("events", events.stream().sorted().toList());
    }
    if (enabled != null) {
      details.put("enabled", enabled);
    }
    return details;
  }

  private static String[] words(Set<String> events) {
    return events.stream().sorted().toArray(String[]::new);
  }
}
