package io.turnpike.tenants.audit;

import static io.turnpike.tenants.store.Values.json;
import static io.turnpike.tenants.store.Values.orNull;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes the next number and writes the entry in one statement: the organization's row is locked.
 */
@Component
final class PostgresAuditTrail implements AuditTrail {

  private static final String RECORD =
      """
      with numbered as (
        update organization set audited = audited + 1 where id = :organization returning audited)
      insert into audit (organization_id, number, at, actor, user_id, action, subject, details)
      select :organization, audited, now(), :actor, :user, :action, :subject, :details from numbered
      """;

  private static final String RECORD_EACH =
      """
      with given as (
        select * from unnest(:organizations, :details) as g (id, details)),
      numbered as (
        update organization o set audited = audited + 1 from given
        where o.id = given.id returning o.id, o.audited, given.details)
      insert into audit (organization_id, number, at, actor, user_id, action, subject, details)
      select id, audited, now(), :actor, null, :action, :subject, details::jsonb from numbered
      """;

  @Override
  public Mono<Void> record(
      DatabaseClient transaction,
      Actor actor,
      String action,
      String subject,
      Map<String, ? extends @Nullable Object> details) {
    return transaction
        .sql(RECORD)
        .bind("organization", actor.organizationId().value())
        .bind("actor", actor.label())
        .bind("user", orNull(user(actor), UUID.class))
        .bind("action", action)
        .bind("subject", subject)
        .bind("details", json(details))
        .fetch()
        .rowsUpdated()
        .flatMap(written -> written == 1 ? Mono.empty() : Mono.error(missing(actor)));
  }

  @Override
  public Mono<Void> recordEach(
      DatabaseClient transaction,
      String actor,
      String action,
      String subject,
      Map<OrganizationId, ? extends Map<String, ? extends @Nullable Object>> details) {
    List<OrganizationId> organizations = List.copyOf(details.keySet());
    return transaction
        .sql(RECORD_EACH)
        .bind(
            "organizations", organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
        .bind(
            "details",
            organizations.stream().map(it -> text(details.get(it))).toArray(String[]::new))
        .bind("actor", actor)
        .bind("action", action)
        .bind("subject", subject)
        .then();
  }

  private static String text(@Nullable Object details) {
    return json(Objects.requireNonNull(details)).asString();
  }

  private static @Nullable UUID user(Actor actor) {
    UserId user = actor.user();
    return user == null ? null : user.value();
  }

  private static IllegalStateException missing(Actor actor) {
    return new IllegalStateException("No organization " + actor.organizationId() + " to audit.");
  }
}
