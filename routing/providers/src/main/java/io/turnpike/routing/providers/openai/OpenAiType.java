package io.turnpike.routing.providers.openai;

import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Check;
import io.turnpike.tenants.ProviderType.Field;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenAiType {

  static final String ORGANIZATION = "organization";
  static final String PROJECT = "project";

  @Bean
  ProviderType openAi() {
    return new ProviderType(
        "openai",
        "OpenAI",
        URI.create("https://api.openai.com/v1"),
        true,
        List.of(
            id(
                ORGANIZATION,
                "Organization",
                "Of a key that belongs to several, for example org-…."),
            id(PROJECT, "Project", "That usage is counted for, for example proj_….")),
        List.of());
  }

  /** They stand in headers. */
  private static Field id(String name, String label, String help) {
    return Field.optional(name, label, help, null)
        .checked(
            Check.matching(
                "[A-Za-z0-9_-]{1,100}", "An id has letters, digits, underscores and hyphens."));
  }
}
