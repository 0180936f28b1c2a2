package io.turnpike.routing.config.aliases;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.alias.ModelAlias;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.routing.alias.ModelAliases.Saved;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.audit.AuditTrail;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes aliases: one transaction with its audit entry, then news to all nodes. */
@Component
final class AliasWriter {

  private final Database database;
  private final AuditTrail audit;
  private final AliasMemory memory;
  private final ChangeAnnouncer announcer;

  AliasWriter(Database database, AuditTrail audit, AliasMemory memory, ChangeAnnouncer announcer) {
    this.database = database;
    this.audit = audit;
    this.memory = memory;
    this.announcer = announcer;
  }

  Mono<Saved> put(Actor actor, String name, String model) {
    return database
        .within(actor.organizationId().value(), db -> put(db, actor, name, model))
        .singleOrEmpty()
        .delayUntil(saved -> saved.changed() ? tell(actor) : Mono.empty());
  }

  Mono<Void> delete(Actor actor, String name) {
    return database
        .within(actor.organizationId().value(), db -> delete(db, actor, name))
        .then(Mono.defer(() -> tell(actor)));
  }

  private Mono<Saved> put(DatabaseClient db, Actor actor, String name, String model) {
    AliasTable table = new AliasTable(db, actor.organizationId());
    return table
        .lock()
        .then(Mono.defer(() -> byName(table)))
        .doOnNext(known -> refuseCircle(name, model, known))
        .flatMap(known -> put(table, actor, name, model, known));
  }

  private Mono<Saved> put(
      AliasTable table, Actor actor, String name, String model, Map<String, ModelAlias> known) {
    ModelAlias before = known.get(name);
    if (before != null && before.model().equals(model)) {
      return Mono.just(new Saved(before, false, false));
    }
    if (before == null && known.size() >= ModelAliases.MOST) {
      return Mono.error(full());
    }
    return table
        .put(name, model, earlier(before, model), actor.label())
        .delayUntil(
            alias -> audit.record(table.db(), actor, "model_alias.save", name, told(model, before)))
        .map(alias -> new Saved(alias, before == null, true));
  }

  private Mono<Void> delete(DatabaseClient db, Actor actor, String name) {
    AliasTable table = new AliasTable(db, actor.organizationId());
    return table
        .lock()
        .then(Mono.defer(() -> byName(table)))
        .doOnNext(known -> refuseInUse(name, known))
        .delayUntil(_ -> table.delete(name))
        .flatMap(
            known ->
                audit.record(
                    db,
                    actor,
                    "model_alias.delete",
                    name,
                    Map.of("model", Objects.requireNonNull(known.get(name)).model())));
  }

  private static Mono<Map<String, ModelAlias>> byName(AliasTable table) {
    return table
        .list()
        .collect(
            Collectors.toMap(
                ModelAlias::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
  }

  /** What it leads to goes on to leads on; a request would never arrive. */
  private static void refuseCircle(String name, String model, Map<String, ModelAlias> known) {
    Set<String> way = new LinkedHashSet<>(List.of(name));
    String at = model;
    while (way.add(at)) {
      ModelAlias next = known.get(at);
      if (next == null) {
        return;
      }
      at = next.model();
    }
    throw InvalidInput.at(
        "/model", "leads back to where it began: " + String.join(" → ", way) + " → " + at + ".");
  }

  private static void refuseInUse(String name, Map<String, ModelAlias> known) {
    if (!known.containsKey(name)) {
      throw new NotFound("alias", name);
    }
    List<String> users =
        known.values().stream()
            .filter(alias -> alias.model().equals(name))
            .map(ModelAlias::name)
            .toList();
    if (!users.isEmpty()) {
      throw new Conflict(
          "in_use",
          "Other aliases stand for it: " + String.join(", ", users) + ". Change those first.",
          Map.of("aliases", users));
    }
  }

  /** Each once, newest first, without what it stands for now. */
  private static List<String> earlier(@Nullable ModelAlias before, String model) {
    if (before == null) {
      return List.of();
    }
    Set<String> earlier = new LinkedHashSet<>(List.of(before.model()));
    earlier.addAll(before.earlier());
    earlier.remove(model);
    return earlier.stream().limit(ModelAlias.MOST).toList();
  }

  private static Map<String, Object> told(String model, @Nullable ModelAlias before) {
    return before == null
        ? Map.of("model", model)
        : Map.of("model", model, "before", before.model());
  }

  private static Conflict full() {
    return new Conflict(
        "too_many_aliases",
        "There are " + ModelAliases.MOST + " aliases, which is all there may be. Delete one.");
  }

  /** This node first: whoever saved may call at once. */
  private Mono<Void> tell(Actor actor) {
    return Mono.defer(() -> memory.changed(actor.organizationId()))
        .then(
            Mono.defer(
                () -> announcer.announce(AliasMemory.TOPIC, actor.organizationId().toString())));
  }
}
