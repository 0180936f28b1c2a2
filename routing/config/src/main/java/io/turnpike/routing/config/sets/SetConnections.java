package io.turnpike.routing.config.sets;

import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ConnectionUses;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Which sets have checks that ask a connection, so that it is not deleted from under them. */
@Component
final class SetConnections implements ConnectionUses {

  private static final String KIND = "guardrails";

  @Override
  public Flux<Use> of(DatabaseClient db, OrganizationId organization, String connection) {
    return new SetTable(db, organization)
        .list()
        .filter(set -> asks(set, connection))
        .map(set -> new Use(KIND, set.name(), set.version()));
  }

  private static boolean asks(StoredSet set, String connection) {
    return SetDocument.read(set.name(), set.document()).asked().stream()
        .anyMatch(asked -> asked.connection().equals(connection));
  }
}
