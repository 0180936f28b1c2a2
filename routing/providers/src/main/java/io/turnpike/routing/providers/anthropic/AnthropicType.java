package io.turnpike.routing.providers.anthropic;

import io.turnpike.tenants.providers.ProviderType;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnthropicType {

  @Bean
  ProviderType anthropic() {
    return new ProviderType(
        "anthropic", "Anthropic", URI.create("https://api.anthropic.com/v1"), true);
  }
}
