package io.turnpike.routing.conversion.report;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to a vendor would be set up.
 *
 * @param type null when no type of connection speaks to it
 * @param baseUrl null for the type's own address
 */
public record Vendor(@Nullable String type, @Nullable String baseUrl) {

  private static final Vendor UNKNOWN = new Vendor(null, null);

  private static final Map<String, Vendor> KNOWN =
      Map.ofEntries(
          Map.entry("openai", new Vendor("openai", null)),
          Map.entry("anthropic", new Vendor("anthropic", null)),
          Map.entry("groq", compatible("https://api.groq.com/openai/v1")),
          Map.entry("mistral", compatible("https://api.mistral.ai/v1")),
          Map.entry("deepseek", compatible("https://api.deepseek.com/v1")),
          Map.entry("together", compatible("https://api.together.xyz/v1")),
          Map.entry("fireworks", compatible("https://api.fireworks.ai/inference/v1")),
          Map.entry("openrouter", compatible("https://openrouter.ai/api/v1")),
          Map.entry("perplexity", compatible("https://api.perplexity.ai")),
          Map.entry("xai", compatible("https://api.x.ai/v1")),
          Map.entry("cerebras", compatible("https://api.cerebras.ai/v1")),
          Map.entry("deepinfra", compatible("https://api.deepinfra.com/v1/openai")),
          Map.entry("nvidia", compatible("https://integrate.api.nvidia.com/v1")),
          Map.entry("gemini", google()),
          Map.entry("google", google()),
          Map.entry("ollama", compatible("http://localhost:11434/v1")),
          Map.entry("azure", compatible(null)),
          Map.entry("vllm", compatible(null)),
          Map.entry("lm_studio", compatible(null)),
          Map.entry("demo", new Vendor("demo", null)));

  /** By the word another gateway has for it, such as {@code together-ai} or {@code groq}. */
  public static Vendor named(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    Vendor known = KNOWN.get(name);
    return known != null ? known : KNOWN.getOrDefault(name.split("[-_./]", 2)[0], UNKNOWN);
  }

  /** The same vendor somewhere else. Credentials that an address carries are left out. */
  public Vendor at(String address) {
    String plain = plain(address);
    if (plain == null) {
      return new Vendor(type, baseUrl);
    }
    boolean openAi = "openai".equals(type) && !plain.contains(".openai.com");
    return new Vendor(type == null || openAi ? "openai-compatible" : type, azure(plain));
  }

  private static @Nullable String plain(String address) {
    try {
      URI uri = URI.create(address.strip());
      boolean usable = uri.getHost() != null && uri.getScheme() != null;
      return usable
          ? new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
              .toString()
          : null;
    } catch (IllegalArgumentException | java.net.URISyntaxException broken) {
      return null;
    }
  }

  /** Azure speaks OpenAI's language below a path of its own. */
  private static String azure(String address) {
    return address.matches("https://[^/]+\\.openai\\.azure\\.com/?")
        ? address.replaceAll("/$", "") + "/openai/v1"
        : address;
  }

  private static Vendor google() {
    return compatible("https://generativelanguage.googleapis.com/v1beta/openai");
  }

  private static Vendor compatible(@Nullable String baseUrl) {
    return new Vendor("openai-compatible", baseUrl);
  }
}
