package io.turnpike.webui.fake;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.EventType;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.webhooks.Webhook;
import io.turnpike.tenants.webhooks.Webhooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeWebhooks implements Webhooks {

  private final Map<OrganizationId, Map<WebhookId, Listed>> webhooks = new ConcurrentHashMap<>();

  @Override
  public List<EventType> events() {
    return List.of(new EventType("budget.alert", "A part of a budget is spent"));
  }

  @Override
  public Flux<Listed> list(Actor actor) {
    return Flux.fromIterable(List.copyOf(of(actor).values()));
  }

  @Override
  public Mono<Listed> find(Actor actor, WebhookId id) {
    return Mono.justOrEmpty(of(actor).get(id))
        .switchIfEmpty(Mono.error(() -> new NotFound("webhook", id.toString())));
  }

  @Override
  public Mono<Issued> create(Actor actor, String url, Set<String> events) {
    List<Mistake> mistakes = new ArrayList<>();
    if (!url.startsWith("https://")) {
      mistakes.add(new Mistake("/url", "A URL begins with https://."));
    }
    if (events.isEmpty()) {
      mistakes.add(new Mistake("/events", "Name at least one."));
    }
    if (!mistakes.isEmpty()) {
      return Mono.error(new InvalidInput(mistakes));
    }
    WebhookId id = new WebhookId(TimeOrderedId.next());
    Webhook webhook = new Webhook(id, url, events, true, null, Instant.now());
    put(actor, new Listed(webhook, null));
    return Mono.just(new Issued(webhook, new Secret("whsec_" + id.value().toString())));
  }

  @Override
  public Mono<Listed> change(Actor actor, WebhookId id, Change change) {
    return find(actor, id)
        .map(Listed::webhook)
        .map(
            old ->
                new Webhook(id, old.url(), old.events(), change.enabled(), null, old.createdAt()))
        .map(webhook -> put(actor, new Listed(webhook, of(actor).get(id).last())));
  }

  @Override
  public Mono<Void> delete(Actor actor, WebhookId id) {
    return find(actor, id).doOnNext(_ -> of(actor).remove(id)).then();
  }

  @Override
  public Mono<UUID> test(Actor actor, WebhookId id) {
    UUID event = TimeOrderedId.next();
    Instant now = Instant.now();
    Delivery test =
        new Delivery(event, "webhook.test", State.PENDING, 0, now, null, now, null, null);
    return find(actor, id)
        .map(found -> put(actor, new Listed(found.webhook(), test)))
        .thenReturn(event);
  }

  @Override
  public Mono<Page> deliveries(Actor actor, WebhookId id, String cursor, int limit) {
    return Mono.just(new Page(List.of(), null));
  }

  /** As it is after something went wrong, or right. */
  public Listed put(Actor actor, Listed listed) {
    of(actor).put(listed.webhook().id(), listed);
    return listed;
  }

  private Map<WebhookId, Listed> of(Actor actor) {
    return webhooks.computeIfAbsent(actor.organizationId(), _ -> new LinkedHashMap<>());
  }
}
