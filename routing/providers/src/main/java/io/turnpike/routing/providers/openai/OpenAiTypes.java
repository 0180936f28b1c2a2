package io.turnpike.routing.providers.openai;

import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Alias;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OpenAI itself, and whoever speaks like it at an address of their own. */
@Configuration(proxyBeanMethods = false)
class OpenAiTypes {

  /** Vendors and servers that speak like OpenAI, as other gateways call them. */
  private static final List<Alias> ALIASES =
      List.of(
          at("groq", "https://api.groq.com/openai/v1"),
          at("mistral", "https://api.mistral.ai/v1"),
          at("deepseek", "https://api.deepseek.com/v1"),
          at("together", "https://api.together.xyz/v1"),
          at("fireworks", "https://api.fireworks.ai/inference/v1"),
          at("openrouter", "https://openrouter.ai/api/v1"),
          at("perplexity", "https://api.perplexity.ai"),
          at("xai", "https://api.x.ai/v1"),
          at("cerebras", "https://api.cerebras.ai/v1"),
          at("deepinfra", "https://api.deepinfra.com/v1/openai"),
          at("nvidia", "https://integrate.api.nvidia.com/v1"),
          at("gemini", "https://generativelanguage.googleapis.com/v1beta/openai"),
          at("google", "https://generativelanguage.googleapis.com/v1beta/openai"),
          at("ollama", "http://localhost:11434/v1"),
          new Alias("azure", null),
          new Alias("vllm", null),
          new Alias("lm_studio", null));

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
        ALIASES);
  }

  private static Alias at(String word, String baseUrl) {
    return new Alias(word, URI.create(baseUrl));
  }
}
