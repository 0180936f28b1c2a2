package io.turnpike.routing.cache.store;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people do with the answers of their organization. */
@Component
final class OrganizationAnswers implements KeptAnswers {

  private static final int LONGEST = 200;

  private final Purging purging;
  private final SharedPurge shared;
  private final Database database;
  private final AuditTrail audit;

  OrganizationAnswers(Purging purging, SharedPurge shared, Database database, AuditTrail audit) {
    this.purging = purging;
    this.shared = shared;
    this.database = database;
    this.audit = audit;
  }

  @Override
  public Mono<Stock> stock(OrganizationId organization) {
    return shared.stock(organization);
  }

  /** The entry comes last: what is gone from Redis does not come back with a transaction. */
  @Override
  public Mono<Long> purge(Actor actor, Purge what) {
    return Mono.fromRunnable(() -> allowed(actor, what))
        .then(Mono.defer(() -> purging.purge(actor.organizationId(), what)))
        .delayUntil(purged -> recorded(actor, what, purged));
  }

  private Mono<Void> recorded(Actor actor, Purge what, long purged) {
    return database
        .<Void>within(
            actor.organizationId().value(),
            db -> audit.record(db, actor, "cache.purge", subject(what), Map.of("purged", purged)))
        .then();
  }

  private static void allowed(Actor actor, Purge what) {
    Permission.toChange(actor, "the cache");
    switch (what) {
      case Purge.All() -> {}
      case Purge.Tag(String tag) -> word("/tag", tag);
      case Purge.Key(String entry) -> id(entry);
      case Purge.Model(String model) -> word("/model", model);
      case Purge.Config(String name) -> word("/config", name);
    }
  }

  private static void word(String pointer, String word) {
    if (word.isBlank()
        || word.length() > LONGEST
        || word.chars().anyMatch(Character::isISOControl)) {
      throw InvalidInput.at(pointer, "must have 1 to " + LONGEST + " printable characters");
    }
  }

  private static void id(String entry) {
    if (!entry.matches("[0-9a-f]{16}")) {
      throw InvalidInput.at(
          "/key", "must be the id of an entry, 16 hexadecimal digits, as logs and answers have it");
    }
  }

  private static String subject(Purge what) {
    return switch (what) {
      case Purge.All() -> "all";
      case Purge.Tag(String tag) -> "tag " + tag;
      case Purge.Key(String entry) -> "key " + entry;
      case Purge.Model(String model) -> "model " + model;
      case Purge.Config(String name) -> "config " + name;
    };
  }
}
