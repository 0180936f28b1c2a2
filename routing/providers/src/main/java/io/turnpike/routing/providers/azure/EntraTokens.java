package io.turnpike.routing.providers.azure;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.OAuthTokens;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.TokenGrant;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Client credentials of an Entra application, exchanged for a token. */
final class EntraTokens {

  private static final String SCOPE = "https://cognitiveservices.azure.com/.default";

  private EntraTokens() {}

  /** Null for a credential that is a key, or for none. */
  static @Nullable TokenGrant grant(ProviderCall call) {
    Secret secret =
        call.credential() == null ? null : call.credential().get(AzureType.CLIENT_SECRET);
    String tenant = call.settings().get(AzureType.TENANT_ID);
    String client = call.settings().get(AzureType.CLIENT_ID);
    if (secret == null || tenant == null || client == null) {
      return null;
    }
    URI address = address(call.settings(), tenant);
    return new TokenGrant(
        OAuthTokens.id(address.toString(), client, secret.reveal()),
        address,
        OAuthTokens.FORM,
        () -> form(client, secret),
        OAuthTokens::read);
  }

  private static URI address(Map<String, String> settings, String tenant) {
    String own = settings.get(AzureType.TOKEN_URL);
    return URI.create(
        own == null ? "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token" : own);
  }

  private static byte[] form(String client, Secret secret) {
    return OAuthTokens.form(
        "grant_type",
        "client_credentials",
        "client_id",
        client,
        "client_secret",
        secret.reveal(),
        "scope",
        SCOPE);
  }
}
