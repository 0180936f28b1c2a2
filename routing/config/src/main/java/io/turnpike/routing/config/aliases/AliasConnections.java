package io.turnpike.routing.config.aliases;

import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ConnectionUses;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Which aliases name a connection, so that it is not deleted from under them. */
@Component
final class AliasConnections implements ConnectionUses {

  private static final String KIND = "alias";

  @Override
  public Flux<Use> of(DatabaseClient db, OrganizationId organization, String connection) {
    return new AliasTable(db, organization)
        .list()
        .filter(alias -> names(alias.model(), connection))
        .map(alias -> new Use(KIND, alias.name(), 0));
  }

  private static boolean names(String model, String connection) {
    String prefix = connection + "/";
    return model.startsWith(prefix)
        || model.startsWith("@" + prefix)
        || model.startsWith("~" + prefix);
  }
}
