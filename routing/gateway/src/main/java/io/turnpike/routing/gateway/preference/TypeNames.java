package io.turnpike.routing.gateway.preference;

import java.util.Map;

/** Types of connections as other gateways call them. */
final class TypeNames {

  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("alibaba", "dashscope"),
          Map.entry("amazon-bedrock", "bedrock"),
          Map.entry("aws-bedrock", "bedrock"),
          Map.entry("azure", "azure-openai"),
          Map.entry("cerebras-ai", "cerebras"),
          Map.entry("google", "gemini"),
          Map.entry("google-ai-studio", "gemini"),
          Map.entry("google-vertex", "vertex"),
          Map.entry("google-vertex-ai", "vertex"),
          Map.entry("grok", "xai"),
          Map.entry("mistralai", "mistral"),
          Map.entry("moonshotai", "moonshot"),
          Map.entry("perplexity-ai", "perplexity"),
          Map.entry("qwen", "dashscope"),
          Map.entry("together-ai", "together"),
          Map.entry("togetherai", "together"),
          Map.entry("vertex-ai", "vertex"),
          Map.entry("workers-ai", "cloudflare"),
          Map.entry("x-ai", "xai"),
          Map.entry("z-ai", "zai"));

  private TypeNames() {}

  /** Ours for another's; any other name as it is. */
  static String of(String written) {
    return ELSEWHERE.getOrDefault(written, written);
  }
}
