package io.turnpike.tenants.organizations;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.AuditTrail;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.input.Permission;
import io.turnpike.tenants.store.Store;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class PostgresOrganizations implements Organizations {

  private static final String FIND =
      "select" + OrganizationRow.COLUMNS + "from organization o where o.id = :id";

  private static final String RENAME =
      "update organization o set name = :value where o.id = :id returning"
          + OrganizationRow.COLUMNS;

  private static final String CHANGE_ZONE =
      "update organization o set zone = :value where o.id = :id returning"
          + OrganizationRow.COLUMNS;

  private final Store store;
  private final AuditTrail audit;

  PostgresOrganizations(Store store, AuditTrail audit) {
    this.store = store;
    this.audit = audit;
  }

  @Override
  public Mono<Organization> find(OrganizationId organization) {
    return store.within(
        organization,
        db -> db.sql(FIND).bind("id", organization.value()).map(OrganizationRow::read).one());
  }

  @Override
  public Mono<Organization> rename(Actor actor, String name) {
    return Mono.fromCallable(() -> checkedName(actor, name))
        .flatMap(checked -> change(actor, RENAME, "name", checked));
  }

  @Override
  public Mono<Organization> changeZone(Actor actor, ZoneId zone) {
    return Mono.fromRunnable(() -> Permission.toAdminister(actor, "the organization"))
        .then(Mono.defer(() -> change(actor, CHANGE_ZONE, "zone", zone.getId())));
  }

  private static String checkedName(Actor actor, String name) {
    Permission.toAdminister(actor, "the organization");
    Mistakes mistakes = new Mistakes();
    String checked = mistakes.name("/name", name);
    mistakes.refuse();
    return checked;
  }

  private Mono<Organization> change(Actor actor, String statement, String what, String value) {
    return store.within(
        actor.organizationId(),
        db -> update(db, actor, statement, value).delayUntil(_ -> record(db, actor, what, value)));
  }

  private static Mono<Organization> update(
      DatabaseClient db, Actor actor, String statement, String value) {
    return db.sql(statement)
        .bind("id", actor.organizationId().value())
        .bind("value", value)
        .map(OrganizationRow::read)
        .one()
        .switchIfEmpty(Mono.error(() -> new NotFound("organization", actor.organization().slug())));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, String what, String value) {
    return audit.record(
        db, actor, "organization.change", actor.organization().slug(), Map.of(what, value));
  }
}
