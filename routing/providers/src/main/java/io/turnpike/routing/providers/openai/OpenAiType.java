package io.turnpike.routing.providers.openai;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Check;
import io.turnpike.tenants.providers.ProviderType.Field;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenAiType {

  static final String ORGANIZATION = "organization";
  static final String PROJECT = "project";

  private static final Check ID =
      Check.matching("[A-Za-z0-9_-]{1,100}", "An id has letters, digits, - and _ only.");

  @Bean
  ProviderType openAi() {
    return new ProviderType(
        "openai",
        "OpenAI",
        URI.create("https://api.openai.com/v1"),
        true,
        List.of(
            id(ORGANIZATION, "Organization", "For a key of several, for example org-AbC123."),
            id(PROJECT, "Project", "Whose use a call counts as, for example proj_AbC123.")),
        List.of());
  }

  private static Field id(String name, String label, String help) {
    return Field.optional(name, label, help, null).checked(ID);
  }
}
