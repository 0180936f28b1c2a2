package io.turnpike.tenants.connections;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.ProviderTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Binds each secret to the organization, the connection and the places it was given for: moved to
 * another row, or sent to another host, it cannot be opened.
 */
@Component
final class ConnectionVault {

  private final Vault vault;
  private final ProviderTypes types;

  ConnectionVault(Vault vault, ProviderTypes types) {
    this.vault = vault;
    this.types = types;
  }

  byte[] seal(OrganizationId organization, String name, Destination destination, Secret kept) {
    return vault.seal(kept, context(organization, name, destination));
  }

  List<Credential> open(OrganizationId organization, StoredConnection row) {
    return row.keys().stream().map(key -> open(organization, row, key)).toList();
  }

  Credential open(OrganizationId organization, StoredConnection row, SealedKey key) {
    String context = context(organization, row.connection().name(), destination(row));
    return new Credential(key.id(), key.label(), vault.open(key.sealed(), context));
  }

  Destination destination(StoredConnection row) {
    ProviderConnection connection = row.connection();
    return Destination.of(types.find(connection.type()), row.endpoint(), connection.settings());
  }

  private static String context(OrganizationId organization, String name, Destination destination) {
    return "provider connection|" + organization + "|" + name + "|" + destination.text();
  }
}
