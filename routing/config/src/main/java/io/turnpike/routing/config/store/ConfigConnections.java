package io.turnpike.routing.config.store;

import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ConnectionUses;
import java.util.Collection;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which connections the current versions of configs name. */
@Component
final class ConfigConnections implements ConnectionUses {

  private static final String OF =
      """
      select c.name, c.current_version
      from route_config_connection u
      join route_config c on c.organization_id = u.organization_id and c.name = u.name
      where u.organization_id = :organization and u.connection = :connection
      order by c.name
      """;

  private static final String REMOVE =
      """
      delete from route_config_connection
      where organization_id = :organization and name = :name
      """;

  private static final String INSERT =
      """
      insert into route_config_connection (organization_id, connection, name)
      select :organization, connection, :name from unnest(:connections) as named (connection)
      """;

  @Override
  public Flux<Use> of(DatabaseClient db, OrganizationId organization, String connection) {
    return db.sql(OF)
        .bind("organization", organization.value())
        .bind("connection", connection)
        .map(
            row ->
                new Use(
                    "config",
                    Objects.requireNonNull(row.get("name", String.class)),
                    Objects.requireNonNull(row.get("current_version", Integer.class))))
        .all();
  }

  /** Instead of those that the version before named. */
  static Mono<Void> replace(
      DatabaseClient db, OrganizationId organization, String name, Collection<String> connections) {
    return db.sql(REMOVE)
        .bind("organization", organization.value())
        .bind("name", name)
        .then()
        .then(Mono.defer(() -> insert(db, organization, name, connections)));
  }

  private static Mono<Void> insert(
      DatabaseClient db, OrganizationId organization, String name, Collection<String> connections) {
    return db.sql(INSERT)
        .bind("organization", organization.value())
        .bind("name", name)
        .bind("connections", connections.toArray(String[]::new))
        .then();
  }
}
