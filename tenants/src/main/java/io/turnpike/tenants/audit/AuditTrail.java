package io.turnpike.tenants.audit;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Who changed what, per organization, numbered without gaps and never altered. */
public interface AuditTrail {

  /**
   * Writes one entry in the caller's transaction, so that there is no change without its entry. It
   * makes changes of one organization wait for each other from here to the commit: call it last.
   *
   * @param transaction what {@code Database.within} or {@code across} handed out
   * @param action a noun and a verb, for example {@code gateway_key.revoke}
   * @param subject what was changed, as its name or id
   * @param details what JSON can hold; never a secret
   */
  Mono<Void> record(
      DatabaseClient transaction,
      Actor actor,
      String action,
      String subject,
      Map<String, ? extends @Nullable Object> details);

  /**
   * The same of what was done to several organizations by somebody who belongs to none of them, in
   * one statement.
   *
   * @param transaction what {@code Database.across} handed out
   * @param actor who it was, for example {@code operator}
   * @param details of each organization's entry
   */
  Mono<Void> recordEach(
      DatabaseClient transaction,
      String actor,
      String action,
      String subject,
      Map<OrganizationId, ? extends Map<String, ? extends @Nullable Object>> details);
}
