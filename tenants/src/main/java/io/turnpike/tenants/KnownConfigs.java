package io.turnpike.tenants;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Tells which configs there are, so that no key names one that is not. Contributed as a bean by
 * whoever stores configs.
 */
public interface KnownConfigs {

  /**
   * @param db the caller's transaction, in which the config cannot vanish any more
   * @param reference {@code name} or {@code name@version}
   */
  Mono<Boolean> has(DatabaseClient db, OrganizationId organization, String reference);
}
