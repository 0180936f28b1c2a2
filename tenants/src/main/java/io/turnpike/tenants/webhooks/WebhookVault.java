package io.turnpike.tenants.webhooks;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import org.springframework.stereotype.Component;

/** Binds each secret to its organization and webhook: in another row it cannot be opened. */
@Component
final class WebhookVault {

  private final Vault vault;

  WebhookVault(Vault vault) {
    this.vault = vault;
  }

  byte[] seal(OrganizationId organization, WebhookId id, Secret secret) {
    return vault.seal(secret, context(organization, id));
  }

  Secret open(OrganizationId organization, WebhookId id, byte[] sealed) {
    return vault.open(sealed, context(organization, id));
  }

  private static String context(OrganizationId organization, WebhookId id) {
    return "webhook|" + organization + "|" + id;
  }
}
