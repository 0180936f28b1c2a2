package io.turnpike.routing.providers.openai;

import io.turnpike.tenants.ProviderType;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenAiType {

  @Bean
  ProviderType openAi() {
    return new ProviderType("openai", "OpenAI", URI.create("https://api.openai.com/v1"), true);
  }
}
