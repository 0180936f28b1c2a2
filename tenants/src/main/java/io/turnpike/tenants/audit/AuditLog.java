package io.turnpike.tenants.audit;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what {@link AuditTrail} wrote. */
public interface AuditLog {

  /**
   * Entries of the actor's organization, newest first. Forbidden unless the actor is an owner or an
   * admin; InvalidInput (pointer {@code /cursor}) for a cursor that no page gave.
   *
   * @param cursor {@code nextCursor} of the page before; null for the newest
   * @param limit 1 to 200
   */
  Mono<Page> page(Actor actor, Filter filter, @Nullable String cursor, int limit);

  /**
   * Entries of some actions in a time, newest first, for what is shown beside figures of that time.
   * Nobody's permission is asked: show only what everybody of the organization may see.
   *
   * @param to exclusive
   */
  Flux<Entry> between(
      OrganizationId organization, Collection<String> actions, Instant from, Instant to, int most);

  /**
   * Which entries: those that are equal in all that is not null.
   *
   * @param actor e-mail of a person, or a management key's name
   * @param action for example {@code gateway_key.revoke}
   * @param subject name or id of what was changed
   */
  record Filter(@Nullable String actor, @Nullable String action, @Nullable String subject) {

    public static final Filter ALL = new Filter(null, null, null);
  }

  /**
   * @param nextCursor null on the last page
   */
  record Page(List<Entry> entries, @Nullable String nextCursor) {}

  /**
   * One change.
   *
   * @param number from 1 up in each organization, without gaps
   * @param actor e-mail of the person, or the management key's name, as it was then
   * @param user null for a management key
   * @param details by name, as JSON has them: texts, numbers, truth values, lists, maps
   */
  record Entry(
      long number,
      Instant at,
      String actor,
      @Nullable UserId user,
      String action,
      String subject,
      Map<String, @Nullable Object> details) {}
}
