package io.turnpike.routing.providers.azure;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import io.turnpike.tenants.providers.ProviderType.Check;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.SecretGroup;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AzureType {

  static final String WORD = "azure-openai";
  static final String API_VERSION = "api_version";
  static final String DEPLOYMENTS = "deployments";
  static final String TENANT_ID = "tenant_id";
  static final String CLIENT_ID = "client_id";
  static final String CLIENT_SECRET = "client_secret";
  static final String TOKEN_URL = "token_url";

  /** Both stand in addresses. */
  private static final Check ID =
      Check.matching("[A-Za-z0-9.-]{1,100}", "An id has letters, digits, dots and hyphens only.");

  @Bean
  ProviderType azureOpenAi() {
    return new ProviderType(
            WORD,
            "Azure OpenAI and Foundry",
            null,
            true,
            List.of(version(), deployments(), tenant(), client(), tokenUrl()),
            List.of(new Alias("azure", null), new Alias("azure_ai", null)))
        .by(SecretGroup.KEY, entra());
  }

  private static SecretGroup entra() {
    return new SecretGroup(
            "Entra client credentials",
            Field.secret(
                CLIENT_SECRET, "Client secret", "Of an Entra application, instead of an API key."))
        .beside(TENANT_ID, CLIENT_ID);
  }

  private static Field version() {
    return Field.optional(
            API_VERSION,
            "API version",
            "For example 2024-10-21: calls then go to /openai/deployments. /openai/v1, which has"
                + " no versions, when left empty.",
            null)
        .checked(
            Check.matching(
                "[A-Za-z0-9.-]{1,40}",
                "A version has letters, digits, dots and hyphens, for example 2024-10-21."));
  }

  private static Field deployments() {
    return Field.optional(
            DEPLOYMENTS,
            "Deployments",
            "Models and the deployments that serve them. A model that is not there is taken for"
                + " the name of a deployment.",
            null)
        .as(Kind.MAP);
  }

  private static Field tenant() {
    return Field.optional(TENANT_ID, "Directory (tenant) ID", "With a client secret.", null)
        .checked(ID);
  }

  private static Field client() {
    return Field.optional(CLIENT_ID, "Application (client) ID", "With a client secret.", null)
        .checked(ID);
  }

  private static Field tokenUrl() {
    return Field.optional(
            TOKEN_URL,
            "Token URL",
            "With a client secret, for clouds with an Entra of their own. Microsoft's public one"
                + " when left empty.",
            null)
        .as(Kind.ADDRESS);
  }
}
