package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment's requests go, from {@code model}, {@code custom_llm_provider} and {@code
 * api_base}.
 *
 * @param source the field {@code model}
 * @param provider LiteLLM's word for the vendor
 * @param model null for whatever the client names
 * @param connection what the connection would best be called
 */
record Route(
    Source source, String provider, @Nullable String model, String connection, Vendor vendor) {

  /** Whoever is named in no such way is OpenAI. */
  private static final Map<String, String> BY_BEGINNING =
      Map.of("claude", "anthropic", "gemini", "gemini");

  /** Null without a model. */
  static @Nullable Route of(Map<String, Source> parameters, Connections connections) {
    Source source = parameters.get("model");
    String written = source == null ? null : source.text();
    if (source == null || written == null || written.isBlank()) {
      return null;
    }
    String given = text(parameters, "custom_llm_provider");
    int slash = given == null ? written.indexOf('/') : -1;
    String provider = given != null ? given : provider(written, slash);
    String credential = text(parameters, "litellm_credential_name");
    return new Route(
        source,
        provider,
        model(written.substring(slash + 1)),
        credential == null ? provider : credential,
        vendor(connections.vendor(provider), parameters));
  }

  private static String provider(String written, int slash) {
    return slash > 0
        ? written.substring(0, slash)
        : BY_BEGINNING.getOrDefault(written.split("[-.]", 2)[0], "openai");
  }

  private static @Nullable String model(String name) {
    return name.isBlank() || name.contains("*") ? null : name;
  }

  private static Vendor vendor(Vendor vendor, Map<String, Source> parameters) {
    String base = text(parameters, "api_base");
    String address = base == null ? text(parameters, "base_url") : base;
    return address == null ? vendor : vendor.at(address);
  }

  private static @Nullable String text(Map<String, Source> parameters, String key) {
    Source field = parameters.get(key);
    return field == null ? null : field.text();
  }
}
