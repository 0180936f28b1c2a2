package io.turnpike.routing.providers.gemini;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GeminiType {

  @Bean
  ProviderType gemini() {
    return new ProviderType(
        GeminiAdapter.TYPE,
        "Google Gemini",
        URI.create("https://generativelanguage.googleapis.com/v1beta"),
        true,
        List.of(),
        List.of(
            new Alias("google", null),
            new Alias("google-ai-studio", null),
            new Alias("google_ai_studio", null)));
  }
}
