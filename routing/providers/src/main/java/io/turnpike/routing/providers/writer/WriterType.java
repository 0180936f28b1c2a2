package io.turnpike.routing.providers.writer;

import io.turnpike.tenants.providers.ProviderType;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WriterType {

  @Bean
  ProviderType writer() {
    return new ProviderType("writer", "Writer", URI.create("https://api.writer.com/v1"), true);
  }
}
