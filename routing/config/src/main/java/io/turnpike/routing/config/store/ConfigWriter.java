package io.turnpike.routing.config.store;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.routing.config.document.Mention;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.store.ConfigTable.Standing;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes configs: one transaction with its audit entry, then news to all nodes. */
@Component
final class ConfigWriter {

  private static final int MOST_NAMED = 20;
  private static final int MOST_LISTED = 100;

  private final Database database;
  private final ProviderConnections connections;
  private final GatewayKeys keys;
  private final PlanMemory memory;
  private final ConfigNames names;
  private final ConfigStates states;
  private final AuditTrail audit;
  private final ChangeAnnouncer announcer;
  private final int most;

  ConfigWriter(
      Database database,
      ProviderConnections connections,
      GatewayKeys keys,
      PlanMemory memory,
      ConfigNames names,
      ConfigStates states,
      AuditTrail audit,
      ChangeAnnouncer announcer,
      ConfigSettings settings) {
    this.database = database;
    this.connections = connections;
    this.keys = keys;
    this.memory = memory;
    this.names = names;
    this.states = states;
    this.audit = audit;
    this.announcer = announcer;
    this.most = settings.perOrganization();
  }

  /**
   * @param mentions whom the document names, as it was read
   * @param expected the version that must be current, 0 for none at all; null for any
   * @param details for the audit log, beside the new version
   */
  Mono<Written> append(
      Actor actor,
      String name,
      String document,
      List<Mention> mentions,
      @Nullable Integer expected,
      Map<String, Integer> details) {
    return database
        .within(
            actor.organizationId().value(),
            db -> append(new Work(db, actor, name), document, mentions, expected, details))
        .singleOrEmpty()
        .delayUntil(written -> written.changed() ? tell(actor, written.version()) : Mono.empty());
  }

  /**
   * NotFound when there is none; Conflict when keys have it as their default.
   *
   * @param expected the version that must be current; null for any
   */
  Mono<Void> remove(Actor actor, String name, @Nullable Integer expected) {
    return database
        .within(actor.organizationId().value(), db -> remove(new Work(db, actor, name), expected))
        .then(Mono.defer(() -> tell(actor, name, 0)));
  }

  private Mono<Written> append(
      Work work,
      String document,
      List<Mention> mentions,
      @Nullable Integer expected,
      Map<String, Integer> details) {
    return work.table
        .lock(work.name)
        .doOnNext(standing -> refuseIfStale(expected, standing))
        .flatMap(
            standing ->
                work.table
                    .current(work.name)
                    .filter(current -> DocumentText.same(current.document(), document))
                    .map(current -> new Written(current, false))
                    .switchIfEmpty(
                        Mono.defer(() -> append(work, standing, document, mentions, details))));
  }

  private Mono<Written> append(
      Work work,
      Standing standing,
      String document,
      List<Mention> mentions,
      Map<String, Integer> details) {
    return Mono.just(standing)
        .delayUntil(_ -> standing.current() > 0 ? Mono.empty() : work.makeSureOfRoom())
        .delayUntil(_ -> work.connect(mentions))
        .flatMap(
            _ -> work.table.insert(work.name, standing.last() + 1, document, work.actor.label()))
        .delayUntil(saved -> work.table.point(work.name, saved.version()))
        .delayUntil(saved -> work.audit("config.save", with(details, saved.version())))
        .map(saved -> new Written(saved, true));
  }

  private Mono<Void> remove(Work work, @Nullable Integer expected) {
    return work.table
        .lock(work.name)
        .filter(standing -> standing.current() > 0)
        .switchIfEmpty(Mono.error(() -> new NotFound("config", work.name)))
        .doOnNext(standing -> refuseIfStale(expected, standing))
        .delayUntil(_ -> work.refuseIfDefault())
        .delayUntil(_ -> work.table.point(work.name, 0))
        .delayUntil(_ -> work.connect(Set.of()))
        .flatMap(standing -> work.audit("config.delete", Map.of("version", standing.current())));
  }

  private Mono<Void> tell(Actor actor, Version version) {
    return tell(actor, version.name(), version.version());
  }

  /** This node first: whoever saved may ask at once. */
  private Mono<Void> tell(Actor actor, String name, int version) {
    ConfigChange change = new ConfigChange(actor.organizationId(), name, version);
    memory.forget(change);
    names.forget(change);
    return states
        .changed(change)
        .then(Mono.defer(() -> announcer.announce(ConfigChange.TOPIC, change.toString())));
  }

  private static void refuseIfStale(@Nullable Integer expected, Standing standing) {
    if (expected != null && expected != standing.current()) {
      throw new StaleVersion(expected, standing.current());
    }
  }

  private static void refuseUnlessHeld(List<Mention> mentions, Set<String> held) {
    Mistakes mistakes = new Mistakes();
    for (Mention mention : mentions) {
      if (!held.contains(mention.connection())) {
        mistakes.add(
            mention.at(),
            "There is no longer a connection " + Spelling.quoted(mention.connection()) + ".");
      }
    }
    mistakes.refuse();
  }

  private static Map<String, Integer> with(Map<String, Integer> details, int version) {
    Map<String, Integer> all = new java.util.TreeMap<>(details);
    all.put("version", version);
    return all;
  }

  /**
   * @param version the new one, or the current one when the document says the same
   */
  record Written(Version version, boolean changed) {}

  /** The statements of one change, in its transaction. */
  private final class Work {

    private final ConfigTable table;
    private final Actor actor;
    private final String name;

    Work(DatabaseClient db, Actor actor, String name) {
      this.table = new ConfigTable(db, actor.organizationId());
      this.actor = actor;
      this.name = name;
    }

    Mono<Void> makeSureOfRoom() {
      return table
          .count()
          .filter(there -> there >= most)
          .flatMap(
              there ->
                  Mono.error(
                      new Conflict(
                          "too_many_configs",
                          "There are "
                              + there
                              + " configs, which is all there may be. Delete one.")));
    }

    Mono<Void> refuseIfDefault() {
      return keys.withDefault(actor.organizationId(), name)
          .map(GatewayKey::name)
          .collectList()
          .filter(names -> !names.isEmpty())
          .flatMap(names -> Mono.error(() -> defaultOf(names)));
    }

    private Conflict defaultOf(List<String> names) {
      return new Conflict(
          "in_use",
          "The config "
              + Spelling.quoted(name)
              + " is the default of "
              + (names.size() == 1 ? "the key " : "the keys ")
              + Spelling.list(names.subList(0, Math.min(names.size(), MOST_NAMED)))
              + ". Give them another default, or revoke them, first.",
          Map.of(
              "used_by",
              names.stream()
                  .limit(MOST_LISTED)
                  .map(key -> Map.of("kind", "key", "name", key))
                  .toList(),
              "used_by_count",
              names.size()));
    }

    /** The connections were there when the document was checked; now they stay, or it is told. */
    Mono<Void> connect(List<Mention> mentions) {
      Set<String> named = mentions.stream().map(Mention::connection).collect(Collectors.toSet());
      return connections
          .held(table.db(), actor.organizationId(), named)
          .collect(Collectors.toSet())
          .doOnNext(held -> refuseUnlessHeld(mentions, held))
          .then(Mono.defer(() -> connect(named)));
    }

    private Mono<Void> connect(Set<String> named) {
      return ConfigConnections.replace(table.db(), actor.organizationId(), name, named);
    }

    Mono<Void> audit(String action, Map<String, Integer> details) {
      return audit.record(table.db(), actor, action, name, details);
    }
  }
}
