package io.turnpike.tenants.audit;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.json;
import static io.turnpike.tenants.store.Values.orNull;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** Pages by number, which is the order of the primary key. */
@Component
final class PostgresAuditLog implements AuditLog {

  private static final String PAGE =
      """
      select number, at, actor, user_id, action, subject, details from audit
      where organization_id = :organization and number < :before
        and actor = coalesce(:actor, actor)
        and action = coalesce(:action, action)
        and subject = coalesce(:subject, subject)
      order by number desc limit :limit
      """;

  private static final String BETWEEN =
      """
      select number, at, actor, user_id, action, subject, details from audit
      where organization_id = :organization and at >= :from and at < :to and action = any(:actions)
      order by at desc, number desc limit :most
      """;

  private static final TypeReference<Map<String, @Nullable Object>> DETAILS =
      new TypeReference<>() {};

  private final Store store;

  PostgresAuditLog(Store store) {
    this.store = store;
  }

  @Override
  public Mono<Page> page(Actor actor, Filter filter, @Nullable String cursor, int limit) {
    return Mono.fromCallable(() -> before(actor, cursor))
        .flatMapMany(before -> entries(actor, filter, before, limit + 1))
        .collectList()
        .map(entries -> page(entries, limit));
  }

  @Override
  public Flux<Entry> between(
      OrganizationId organization, Collection<String> actions, Instant from, Instant to, int most) {
    return store.list(
        organization,
        db ->
            db.sql(BETWEEN)
                .bind("organization", organization.value())
                .bind("from", from)
                .bind("to", to)
                .bind("actions", actions.toArray(String[]::new))
                .bind("most", most)
                .map(PostgresAuditLog::read)
                .all());
  }

  private static long before(Actor actor, @Nullable String cursor) {
    if (!actor.role().mayAdminister()) {
      throw new Forbidden("Only owners and admins may read the audit log.");
    }
    return cursor == null ? Long.MAX_VALUE : number(cursor);
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException notANumber) {
      throw InvalidInput.at("/cursor", "must be the next_cursor of an earlier page, unchanged");
    }
  }

  private Flux<Entry> entries(Actor actor, Filter filter, long before, int limit) {
    return store.list(
        actor.organizationId(),
        db ->
            filtered(db, filter)
                .bind("organization", actor.organizationId().value())
                .bind("before", before)
                .bind("limit", limit)
                .map(PostgresAuditLog::read)
                .all());
  }

  private static DatabaseClient.GenericExecuteSpec filtered(DatabaseClient db, Filter filter) {
    return db.sql(PAGE)
        .bind("actor", orNull(filter.actor(), String.class))
        .bind("action", orNull(filter.action(), String.class))
        .bind("subject", orNull(filter.subject(), String.class));
  }

  /** One more was read than is shown: so it is known whether there are older ones. */
  private static Page page(List<Entry> entries, int limit) {
    if (entries.size() <= limit) {
      return new Page(entries, null);
    }
    List<Entry> shown = List.copyOf(entries.subList(0, limit));
    return new Page(shown, Long.toString(shown.getLast().number()));
  }

  private static Entry read(Readable row) {
    UUID user = row.get("user_id", UUID.class);
    return new Entry(
        the(row, "number", Long.class),
        instant(row, "at"),
        the(row, "actor", String.class),
        user == null ? null : new UserId(user),
        the(row, "action", String.class),
        the(row, "subject", String.class),
        json(row, "details", DETAILS));
  }
}
