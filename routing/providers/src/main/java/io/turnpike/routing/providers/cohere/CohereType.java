package io.turnpike.routing.providers.cohere;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connections to Cohere. */
@Configuration(proxyBeanMethods = false)
class CohereType {

  static final String WORD = "cohere";

  @Bean
  ProviderType cohere() {
    return new ProviderType(
        WORD,
        "Cohere",
        URI.create("https://api.cohere.com/v2"),
        true,
        List.of(),
        List.of(new Alias("cohere_chat", null)));
  }
}
