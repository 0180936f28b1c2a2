package io.turnpike.routing.config.sets;

import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Names;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.routing.guard.SetScope;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sets in Postgres: checked before they are written, answered to requests from memory. */
@Component
final class PostgresNamedSets implements NamedSets {

  /** Words of addresses under the sets' own. */
  private static final Set<String> TAKEN = Set.of("check", "checks");

  private static final SetScope NOBODY = new SetScope(false, Set.of(), Set.of());

  private final Database database;
  private final SetReferences references;
  private final SetWriter writer;
  private final SetMemory memory;

  PostgresNamedSets(
      Database database, SetReferences references, SetWriter writer, SetMemory memory) {
    this.database = database;
    this.references = references;
    this.writer = writer;
    this.memory = memory;
  }

  @Override
  public Mono<Saved> put(
      Actor actor, String name, String document, @Nullable Integer expectedVersion) {
    return allowed(actor)
        .then(Mono.defer(() -> read(name, document)))
        .doOnNext(read -> checkName(name, read.mistakes()))
        .delayUntil(read -> checkReferences(actor.organizationId(), name, read))
        .doOnNext(read -> read.mistakes().refuse())
        .flatMap(_ -> writer.put(actor, name, document, expectedVersion));
  }

  @Override
  public Mono<Void> delete(Actor actor, String name, @Nullable Integer expectedVersion) {
    return allowed(actor).then(Mono.defer(() -> writer.delete(actor, name, expectedVersion)));
  }

  @Override
  public Flux<NamedSet> list(OrganizationId organization) {
    return database
        .within(organization.value(), db -> new SetTable(db, organization).list())
        .map(StoredSet::named);
  }

  @Override
  public Mono<NamedSet> find(OrganizationId organization, String name) {
    return database
        .within(organization.value(), db -> new SetTable(db, organization).find(name))
        .singleOrEmpty()
        .map(StoredSet::named);
  }

  @Override
  public Mono<NamedSet> known(OrganizationId organization, String name) {
    return memory.named(organization, name);
  }

  @Override
  public Mono<Void> validate(OrganizationId organization, String document) {
    return read("", document)
        .delayUntil(read -> references.check(organization, read, NOBODY))
        .doOnNext(read -> read.mistakes().refuse())
        .then();
  }

  private static Mono<SetDocument> read(String name, String document) {
    return DocumentThreads.read(document, () -> SetDocument.read(name, document));
  }

  /** What was named before may be gone by now, and the set be changed all the same. */
  private Mono<Void> checkReferences(OrganizationId organization, String name, SetDocument read) {
    return find(organization, name)
        .map(NamedSet::scope)
        .defaultIfEmpty(NOBODY)
        .flatMap(before -> references.check(organization, read, before));
  }

  private static void checkName(String name, Mistakes mistakes) {
    if (name.isEmpty()) {
      mistakes.add(Pointer.ROOT.to("name"), "Enter a name.");
    } else if (!Names.legal(name)) {
      mistakes.add(Pointer.ROOT.to("name"), "The name of a set " + Names.RULE + ".");
    } else if (TAKEN.contains(name)) {
      mistakes.add(
          Pointer.ROOT.to("name"), "\"" + name + "\" is an address of its own; take another.");
    }
  }

  private static Mono<Void> allowed(Actor actor) {
    return Mono.fromRunnable(() -> Permission.toAdminister(actor, "guardrails"));
  }
}
