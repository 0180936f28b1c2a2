package io.turnpike.tenants.webhooks;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.EventType;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.store.Store;
import io.turnpike.tenants.throttle.Limit;
import io.turnpike.tenants.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresWebhooks implements Webhooks {

  private static final Limit TESTS = Limit.plain(20, Duration.ofMinutes(1));
  private static final UUID LAST = new UUID(-1, -1);

  private final Store store;
  private final WebhookRepository table;
  private final WebhookCheck check;
  private final WebhookWriter writer;
  private final Throttle throttle;

  PostgresWebhooks(
      Store store,
      WebhookRepository table,
      WebhookCheck check,
      WebhookWriter writer,
      Throttle throttle) {
    this.store = store;
    this.table = table;
    this.check = check;
    this.writer = writer;
    this.throttle = throttle;
  }

  @Override
  public List<EventType> events() {
    return check.types();
  }

  @Override
  public Flux<Listed> list(Actor actor) {
    return Flux.defer(
        () -> {
          refuseUnlessReader(actor);
          return store.list(
              actor.organizationId(),
              _ -> table.list(actor.organizationId()).map(WebhookRow::listed));
        });
  }

  @Override
  public Mono<Listed> find(Actor actor, WebhookId id) {
    return Mono.defer(
        () -> {
          refuseUnlessReader(actor);
          return store.within(actor.organizationId(), _ -> found(actor, id));
        });
  }

  @Override
  public Mono<Issued> create(Actor actor, String url, Set<String> events) {
    return changed(actor, check.check(url, events), db -> writer.create(db, actor, url, events));
  }

  @Override
  public Mono<Listed> change(Actor actor, WebhookId id, Change change) {
    return changed(
        actor,
        check.check(change.url(), change.events()),
        db -> writer.change(db, actor, id, change).then(Mono.defer(() -> found(actor, id))));
  }

  @Override
  public Mono<Void> delete(Actor actor, WebhookId id) {
    return changed(actor, Mono.empty(), db -> writer.delete(db, actor, id));
  }

  @Override
  public Mono<UUID> test(Actor actor, WebhookId id) {
    OrganizationId organization = actor.organizationId();
    return changed(
        actor,
        throttle.admit("webhook test:" + organization, TESTS),
        db -> found(actor, id).then(Mono.defer(() -> DeliveryTable.test(db, organization, id))));
  }

  @Override
  public Mono<Page> deliveries(Actor actor, WebhookId id, @Nullable String cursor, int limit) {
    return Mono.fromCallable(() -> before(actor, cursor))
        .flatMap(before -> find(actor, id).then(Mono.defer(() -> page(actor, id, before, limit))));
  }

  /**
   * By somebody who may, after what must hold before.
   *
   * @param before fails where it does not hold
   */
  private <T> Mono<T> changed(
      Actor actor, Mono<Void> before, Function<DatabaseClient, Mono<T>> change) {
    return Mono.fromRunnable(() -> Permission.toAdminister(actor, "webhooks"))
        .then(before)
        .then(Mono.defer(() -> store.within(actor.organizationId(), change)));
  }

  private Mono<Page> page(Actor actor, WebhookId id, UUID before, int limit) {
    return store
        .list(
            actor.organizationId(),
            db -> DeliveryTable.page(db, actor.organizationId(), id, before, limit + 1))
        .collectList()
        .map(found -> page(found, limit));
  }

  private static Page page(List<Delivery> found, int limit) {
    List<Delivery> shown = found.subList(0, Math.min(limit, found.size()));
    return new Page(
        List.copyOf(shown), found.size() > limit ? shown.getLast().eventId().toString() : null);
  }

  private Mono<Listed> found(Actor actor, WebhookId id) {
    return table
        .find(actor.organizationId(), id)
        .map(WebhookRow::listed)
        .switchIfEmpty(Mono.error(() -> new NotFound("webhook", id.toString())));
  }

  private static void refuseUnlessReader(Actor actor) {
    if (!actor.role().mayAdminister()) {
      throw new Forbidden("Only owners and admins may see webhooks.");
    }
  }

  private static UUID before(Actor actor, @Nullable String cursor) {
    refuseUnlessReader(actor);
    try {
      return cursor == null ? LAST : UUID.fromString(cursor);
    } catch (IllegalArgumentException noId) {
      throw InvalidInput.at("/cursor", "must be the next_cursor of an earlier page, unchanged");
    }
  }
}
