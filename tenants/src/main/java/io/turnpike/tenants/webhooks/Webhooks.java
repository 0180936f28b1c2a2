package io.turnpike.tenants.webhooks;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.EventType;
import io.turnpike.tenants.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The webhooks of an organization. All of it is for owners and admins, reading included: an address
 * may carry a token. Others are refused with Forbidden.
 */
public interface Webhooks {

  /** Most of one organization. */
  int MOST = 20;

  /** What may be asked for. */
  List<EventType> events();

  Flux<Listed> list(Actor actor);

  Mono<Listed> find(Actor actor, WebhookId id);

  /**
   * Refused with {@link io.turnpike.infra.refusal.InvalidInput} (pointers {@code /url}, {@code
   * /events}) and, when there are {@link #MOST}, with Conflict.
   */
  Mono<Issued> create(Actor actor, String url, Set<String> events);

  /** What one that is switched off has not taken yet is given up when it would be tried again. */
  Mono<Listed> change(Actor actor, WebhookId id, Change change);

  /** Takes what is known of its deliveries along. */
  Mono<Void> delete(Actor actor, WebhookId id);

  /**
   * Sends an event of type {@code webhook.test}, once, whether the webhook is switched on or not.
   * Answers with the event's id. Throttled where that is asked too often.
   */
  Mono<UUID> test(Actor actor, WebhookId id);

  /**
   * Newest first; what is older than 30 days is gone.
   *
   * @param cursor of the page before; null for the first
   */
  Mono<Page> deliveries(Actor actor, WebhookId id, @Nullable String cursor, int limit);

  /** What stays as it is is null. */
  record Change(@Nullable String url, @Nullable Set<String> events, @Nullable Boolean enabled) {}

  /**
   * @param secret {@code whsec_…}: shown once
   */
  record Issued(Webhook webhook, Secret secret) {}

  /**
   * @param last its newest delivery; null when nothing was ever sent
   */
  record Listed(Webhook webhook, @Nullable Delivery last) {}

  /**
   * @param nextCursor null on the last page
   */
  record Page(List<Delivery> deliveries, @Nullable String nextCursor) {}

  /**
   * An event on its way.
   *
   * @param eventId what the receiver sees as {@code webhook-id}
   * @param triedAt when it was last tried; null when it has not been
   * @param dueAt when it will be tried again, while it is pending
   * @param status of the receiver's last answer; null when there was none
   * @param error what went wrong the last time; null when nothing did
   */
  record Delivery(
      UUID eventId,
      String type,
      State state,
      int tries,
      Instant createdAt,
      @Nullable Instant triedAt,
      Instant dueAt,
      @Nullable Integer status,
      @Nullable String error) {}

  enum State {
    PENDING,
    DELIVERED,
    /** Given up. */
    FAILED
  }
}
