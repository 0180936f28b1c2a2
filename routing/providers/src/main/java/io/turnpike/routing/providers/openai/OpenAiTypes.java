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
          at("x-ai", "https://api.x.ai/v1"),
          at("cohere", "https://api.cohere.ai/compatibility/v1"),
          at("huggingface", "https://router.huggingface.co/v1"),
          at("moonshot", "https://api.moonshot.ai/v1"),
          at("dashscope", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"),
          at("minimax", "https://api.minimax.io/v1"),
          at("zai", "https://api.z.ai/api/paas/v4"),
          at("volcengine", "https://ark.cn-beijing.volces.com/api/v3"),
          at("ai21", "https://api.ai21.com/studio/v1"),
          at("codestral", "https://codestral.mistral.ai/v1"),
          at("reka", "https://api.reka.ai/v1"),
          at("sambanova", "https://api.sambanova.ai/v1"),
          at("nebius", "https://api.studio.nebius.ai/v1"),
          at("novita", "https://api.novita.ai/v3/openai"),
          at("hyperbolic", "https://api.hyperbolic.xyz/v1"),
          at("lambda", "https://api.lambda.ai/v1"),
          at("featherless", "https://api.featherless.ai/v1"),
          at("friendliai", "https://api.friendli.ai/serverless/v1"),
          at("baseten", "https://inference.baseten.co/v1"),
          at("meta_llama", "https://api.llama.com/compat/v1"),
          at("vercel_ai_gateway", "https://ai-gateway.vercel.sh/v1"),
          at("wandb", "https://api.inference.wandb.ai/v1"),
          at("nscale", "https://inference.api.nscale.com/v1"),
          at("scaleway", "https://api.scaleway.ai/v1"),
          at("ollama", "http://localhost:11434/v1"),
          new Alias("vllm", null),
          new Alias("hosted_vllm", null),
          new Alias("lm_studio", null),
          new Alias("llamafile", null),
          new Alias("xinference", null),
          new Alias("docker_model_runner", null),
          new Alias("custom_openai", null),
          new Alias("openai_like", null),
          new Alias("litellm_proxy", null));

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
