package io.turnpike.routing.config.store;

import io.turnpike.tenants.GatewayKeys.KnownConfigs;
import io.turnpike.tenants.OrganizationId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which configs are stored, for keys that name one as their default. */
@Component
final class StoredConfigs implements KnownConfigs {

  @Override
  public Mono<Boolean> has(DatabaseClient db, OrganizationId organization, String reference) {
    ConfigKey key = ConfigKey.of(organization, reference);
    return key == null ? Mono.just(false) : new ConfigTable(db, organization).keep(key);
  }
}
