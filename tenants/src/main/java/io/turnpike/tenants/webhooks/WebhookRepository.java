package io.turnpike.tenants.webhooks;

import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on webhooks. */
interface WebhookRepository extends Repository<WebhookRow, WebhookId> {

  String SELECT =
      """
      select w.*, l.notification_id as l_event_id, l.type as l_type, l.state as l_state,
        l.tries as l_tries, l.created_at as l_created_at, l.tried_at as l_tried_at,
        l.due_at as l_due_at, l.status as l_status, l.error as l_error
      from webhook w left join lateral (
        select d.*, n.type, n.created_at
        from delivery d join notification n
          on n.organization_id = d.organization_id and n.id = d.notification_id
        where d.organization_id = w.organization_id and d.webhook_id = w.id
        order by d.notification_id desc limit 1) l on true
      where w.organization_id = :organization
      """;

  @Query(SELECT + "order by w.id")
  Flux<WebhookRow> list(OrganizationId organization);

  @Query(SELECT + "and w.id = :id")
  Mono<WebhookRow> find(OrganizationId organization, WebhookId id);

  @Query("select count(*) from webhook where organization_id = :organization")
  Mono<Long> count(OrganizationId organization);

  @Modifying
  @Query(
      """
      insert into webhook (organization_id, id, url, events, sealed_secret, created_at)
      values (:organization, :id, :url, :events, :sealedSecret, now())
      """)
  Mono<Void> insert(
      OrganizationId organization, WebhookId id, String url, String[] events, byte[] sealedSecret);

  /** What is null stays as it is. Whoever switches it on or off clears its fault. */
  @Modifying
  @Query(
      """
      update webhook
      set url = coalesce(:url, url), events = coalesce(:events, events),
          enabled = coalesce(:enabled, enabled),
          fault = case when :enabled is null then fault end
      where organization_id = :organization and id = :id
      """)
  Mono<Integer> update(
      OrganizationId organization,
      WebhookId id,
      @Nullable String url,
      String @Nullable [] events,
      @Nullable Boolean enabled);

  /** Its deliveries go with it. */
  @Modifying
  @Query("delete from webhook where organization_id = :organization and id = :id")
  Mono<Integer> delete(OrganizationId organization, WebhookId id);
}
