package io.turnpike.routing.config.aliases;

import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.ModelAlias;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Aliases in Postgres: checked before they are written, answered to requests from memory. */
@Component
final class PostgresModelAliases implements ModelAliases {

  private final Database database;
  private final AliasCheck check;
  private final AliasWriter writer;
  private final AliasMemory memory;

  PostgresModelAliases(
      Database database, AliasCheck check, AliasWriter writer, AliasMemory memory) {
    this.database = database;
    this.check = check;
    this.writer = writer;
    this.memory = memory;
  }

  @Override
  public Mono<Saved> put(Actor actor, String name, String model) {
    return allowed(actor)
        .then(Mono.defer(() -> list(actor.organizationId()).collectList()))
        .map(KnownAliases::new)
        .flatMap(known -> check.check(actor.organizationId(), name, model, known))
        .then(Mono.defer(() -> writer.put(actor, name, model)));
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    return allowed(actor).then(Mono.defer(() -> writer.delete(actor, name)));
  }

  @Override
  public Flux<ModelAlias> list(OrganizationId organization) {
    return database.within(organization.value(), db -> new AliasTable(db, organization).list());
  }

  @Override
  public Mono<ModelAlias> find(OrganizationId organization, String name) {
    return list(organization).filter(alias -> alias.name().equals(name)).next();
  }

  @Override
  public Mono<KnownAliases> known(OrganizationId organization) {
    return memory.of(organization);
  }

  private static Mono<Void> allowed(Actor actor) {
    return Mono.fromRunnable(() -> Permission.toChange(actor, "aliases"));
  }
}
