package io.turnpike.tenants.connections;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.tenants.OrganizationId;
import org.jspecify.annotations.Nullable;
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

  byte @Nullable [] seal(OrganizationId organization, CheckedDraft draft) {
    Secret apiKey = draft.apiKey();
    return apiKey == null
        ? null
        : vault.seal(apiKey, context(organization, draft.name(), draft.endpoint()));
  }

  @Nullable Secret open(OrganizationId organization, ConnectionTable.Row row) {
    byte[] sealed = row.sealed();
    return sealed == null
        ? null
        : vault.open(sealed, context(organization, row.connection().name(), row.endpoint()));
  }

  private static String context(OrganizationId organization, String name, Endpoint endpoint) {
    return "provider connection|" + organization + "|" + name + "|" + endpoint.origin();
  }
}
