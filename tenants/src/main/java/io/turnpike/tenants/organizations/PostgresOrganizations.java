package io.turnpike.tenants.organizations;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.AuditTrail;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.store.Store;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class PostgresOrganizations implements Organizations {

  private final Store store;
  private final OrganizationRepository table;
  private final AuditTrail audit;

  PostgresOrganizations(Store store, OrganizationRepository table, AuditTrail audit) {
    this.store = store;
    this.table = table;
    this.audit = audit;
  }

  @Override
  public Mono<Organization> find(OrganizationId organization) {
    return store.within(organization, _ -> table.find(organization));
  }

  @Override
  public Mono<Organization> rename(Actor actor, String name) {
    return Mono.fromCallable(() -> checkedName(actor, name))
        .flatMap(
            checked ->
                change(actor, "name", checked, table.rename(actor.organizationId(), checked)));
  }

  @Override
  public Mono<Organization> changeZone(Actor actor, ZoneId zone) {
    return Mono.fromRunnable(() -> Permission.toAdminister(actor, "the organization"))
        .then(
            Mono.defer(
                () ->
                    change(
                        actor,
                        "zone",
                        zone.getId(),
                        table.changeZone(actor.organizationId(), zone))));
  }

  private static String checkedName(Actor actor, String name) {
    Permission.toAdminister(actor, "the organization");
    Mistakes mistakes = new Mistakes();
    String checked = mistakes.name("/name", name);
    mistakes.refuse();
    return checked;
  }

  private Mono<Organization> change(
      Actor actor, String what, String value, Mono<Organization> changed) {
    return store.within(
        actor.organizationId(),
        db ->
            changed
                .switchIfEmpty(Mono.error(() -> missing(actor)))
                .delayUntil(_ -> record(db, actor, what, value)));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, String what, String value) {
    return audit.record(
        db, actor, "organization.change", actor.organization().slug(), Map.of(what, value));
  }

  private static NotFound missing(Actor actor) {
    return new NotFound("organization", actor.organization().slug());
  }
}
