package io.turnpike.tenants.connections;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnections.Credential;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Binds each secret to the organization, the connection and the place it was given for: moved to
 * another row, or sent to another host, it cannot be opened.
 */
@Component
final class ConnectionVault {

  private final Vault vault;

  ConnectionVault(Vault vault) {
    this.vault = vault;
  }

  byte[] seal(OrganizationId organization, String name, Endpoint endpoint, Secret apiKey) {
    return vault.seal(apiKey, context(organization, name, endpoint));
  }

  List<Credential> open(OrganizationId organization, ConnectionTable.Row row) {
    return row.keys().stream().map(key -> open(organization, row, key)).toList();
  }

  Credential open(OrganizationId organization, ConnectionTable.Row row, SealedKey key) {
    String context = context(organization, row.connection().name(), row.endpoint());
    return new Credential(key.id(), key.label(), vault.open(key.sealed(), context));
  }

  private static String context(OrganizationId organization, String name, Endpoint endpoint) {
    return "provider connection|" + organization + "|" + name + "|" + endpoint.origin();
  }
}
