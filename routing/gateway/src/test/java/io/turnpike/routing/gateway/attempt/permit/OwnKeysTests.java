package io.turnpike.routing.gateway.attempt.permit;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.SecretFields;
import org.junit.jupiter.api.Test;

class OwnKeysTests {

  private static final Secret FILE = new Secret("{\"external_account_json\":\"{}\"}");

  @Test
  void aClientsKeyIsOneEvenIfItLooksLikeSeveralFields() {
    assertThat(OwnKeys.fields(null, FILE)).isEqualTo(SecretFields.key(FILE));
  }

  @Test
  void aStoredCredentialIsReadAndComesFirst() {
    Credential stored = new Credential("0a0b0c0d", "only", FILE);

    assertThat(OwnKeys.fields(stored, new Secret("sk-own"))).isEqualTo(SecretFields.of(FILE));
    assertThat(SecretFields.of(FILE).names()).containsExactly("external_account_json");
  }

  @Test
  void nobodysKeyIsNone() {
    assertThat(OwnKeys.fields(null, null)).isNull();
  }
}
