package io.turnpike.tenants.webhooks;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.outbox.Due;
import io.turnpike.tenants.webhooks.Webhooks.Delivery;
import io.turnpike.tenants.webhooks.Webhooks.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What was and is to be sent to a webhook. */
final class DeliveryTable {

  private static final String PAGE =
      """
      select d.notification_id, n.type, d.state, d.tries, n.created_at, d.tried_at, d.due_at,
        d.status, d.error
      from delivery d join notification n
        on n.organization_id = d.organization_id and n.id = d.notification_id
      where d.organization_id = :organization and d.webhook_id = :webhook
        and d.notification_id < :before
      order by d.notification_id desc limit :limit
      """;

  /** Addressed already: to this webhook alone. */
  private static final String TEST =
      """
      with published as (
        insert into notification (organization_id, id, type, body, created_at, addressed)
        values (:organization, :id, :type, :body, now(), true) returning organization_id, id)
      insert into delivery (organization_id, notification_id, recipient, webhook_id, due_at)
      select organization_id, id, :recipient, :webhook, now() from published
      """;

  private DeliveryTable() {}

  static Flux<Delivery> page(
      DatabaseClient db, OrganizationId organization, WebhookId webhook, UUID before, int limit) {
    return db.sql(PAGE)
        .bind("organization", organization.value())
        .bind("webhook", webhook.value())
        .bind("before", before)
        .bind("limit", limit)
        .map(DeliveryTable::read)
        .all();
  }

  /** Completes with the event's id. */
  static Mono<UUID> test(DatabaseClient db, OrganizationId organization, WebhookId webhook) {
    UUID id = TimeOrderedId.next();
    return db.sql(TEST)
        .bind("organization", organization.value())
        .bind("id", id)
        .bind("type", Due.TEST)
        .bind("body", body(id, webhook))
        .bind("recipient", webhook.toString())
        .bind("webhook", webhook.value())
        .then()
        .thenReturn(id);
  }

  private static String body(UUID id, WebhookId webhook) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "type", Due.TEST,
                "timestamp", TimeOrderedId.madeAt(id).toString(),
                "data", Map.of("webhook", webhook.toString())));
  }

  private static Delivery read(Readable row) {
    return new Delivery(
        the(row, "notification_id", UUID.class),
        the(row, "type", String.class),
        State.valueOf(the(row, "state", String.class)),
        the(row, "tries", Integer.class),
        instant(row, "created_at"),
        instantOrNull(row, "tried_at"),
        instant(row, "due_at"),
        row.get("status", Integer.class),
        row.get("error", String.class));
  }

  private static @Nullable Instant instantOrNull(Readable row, String column) {
    OffsetDateTime moment = row.get(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
