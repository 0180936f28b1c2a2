package io.turnpike.routing.providers.openai;

import io.turnpike.tenants.ProviderType;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OpenAI itself, and whoever speaks like it at an address of their own. */
@Configuration(proxyBeanMethods = false)
class OpenAiTypes {

  @Bean
  ProviderType openAi() {
    return new ProviderType("openai", "OpenAI", URI.create("https://api.openai.com/v1"), true);
  }

  @Bean
  ProviderType openAiCompatible() {
    return new ProviderType(
        "openai-compatible",
        "OpenAI-compatible: vLLM, Ollama, LM Studio and others",
        null,
        false,
        List.of(),
        CompatibleVendors.ALIASES);
  }
}
