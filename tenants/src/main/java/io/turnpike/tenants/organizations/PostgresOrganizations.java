package io.turnpike.tenants.organizations;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresOrganizations implements Organizations {

  private final Store store;
  private final OrganizationRepository table;
  private final AuditTrail audit;
  private final List<OrganizationListener> listeners;

  PostgresOrganizations(
      Store store,
      OrganizationRepository table,
      AuditTrail audit,
      List<OrganizationListener> listeners) {
    this.store = store;
    this.table = table;
    this.audit = audit;
    this.listeners = listeners;
  }

  @Override
  public Mono<Organization> change(Actor actor, Change change) {
    return Mono.fromCallable(() -> checked(actor, change))
        .flatMap(checked -> store.within(actor.organizationId(), db -> change(db, actor, checked)))
        .delayUntil(changed -> tell(changed.id()));
  }

  private Mono<Void> tell(OrganizationId organization) {
    return Flux.fromIterable(listeners)
        .concatMap(listener -> listener.changed(organization))
        .then();
  }

  @Override
  public Flux<Organization> all(Collection<OrganizationId> ids) {
    UUID[] values = ids.stream().map(OrganizationId::value).toArray(UUID[]::new);
    return store.listAcross(_ -> table.all(values));
  }

  private static CheckedChange checked(Actor actor, Change change) {
    Permission.toAdminister(actor, "the organization");
    return Mistakes.without(mistakes -> CheckedChange.of(change, mistakes));
  }

  private Mono<Organization> change(DatabaseClient db, Actor actor, CheckedChange change) {
    return table
        .lock(actor.organizationId())
        .switchIfEmpty(Mono.error(() -> new NotFound("organization", actor.organization().slug())))
        .flatMap(before -> change(db, actor, change, before));
  }

  /** What changes nothing is not recorded. */
  private Mono<Organization> change(
      DatabaseClient db, Actor actor, CheckedChange change, Organization before) {
    Map<String, Object> changes = change.against(before);
    return changes.isEmpty()
        ? Mono.just(before)
        : table
            .change(
                before.id(),
                change.nameOr(before.name()),
                change.zoneOr(before.zone()),
                change.logRetentionDaysOr(before.logRetentionDays()),
                change.unpricedOr(before.unpriced()))
            .delayUntil(after -> touchKeys(before, after))
            .delayUntil(_ -> record(db, actor, changes));
  }

  /** Requests go by what is remembered with their keys. */
  private Mono<Void> touchKeys(Organization before, Organization after) {
    return before.unpriced() == after.unpriced() ? Mono.empty() : table.touchKeys(after.id());
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, Map<String, Object> changes) {
    return audit.record(db, actor, "organization.change", actor.organization().slug(), changes);
  }
}
