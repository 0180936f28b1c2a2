package io.turnpike.routing.gateway.attempt.token;

import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;

/**
 * What a token is for. It is kept by organization, connection and its revision, and the grant's own
 * id: nobody is served with what was fetched by another's credential.
 *
 * @param secrets that no failure may show
 */
public record TokenUse(
    OrganizationId organization,
    String connection,
    int revision,
    TokenGrant grant,
    CallSecrets secrets) {

  public TokenUse(
      OrganizationId organization,
      ProviderConnection connection,
      TokenGrant grant,
      CallSecrets secrets) {
    this(organization, connection.name(), connection.revision(), grant, secrets);
  }

  Key key() {
    return new Key(organization, connection, revision, grant.id());
  }

  record Key(OrganizationId organization, String connection, int revision, String grant) {}
}
