package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendor;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment's requests go, from {@code model}, {@code custom_llm_provider} and {@code
 * api_base}.
 *
 * @param source the field {@code model}
 * @param provider LiteLLM's word for the vendor; {@code *} for the one that the client names
 * @param model with stars for what the client names
 * @param connection what the connection would best be called
 */
record Route(Source source, String provider, String model, String connection, Vendor vendor) {

  /** Whoever is named in no such way is OpenAI. */
  private static final Map<String, String> BY_BEGINNING =
      Map.of("claude", "anthropic", "gemini", "gemini");

  private static final String ANYONE = "*";
  private static final Pattern HOST =
      Pattern.compile("https?://(?:www\\.|api\\.)?(\\d+(?:\\.\\d+){3}|[^/:.]+).*");

  /** Null without a model. */
  static @Nullable Route of(Map<String, Source> parameters, Terms terms) {
    Source source = parameters.get("model");
    String written = source == null ? null : source.text();
    if (source == null || written == null || written.isBlank()) {
      return null;
    }
    String given = text(parameters, "custom_llm_provider");
    int slash = given == null ? written.indexOf('/') : -1;
    String provider = given != null ? given : provider(written, slash);
    String credential = text(parameters, "litellm_credential_name");
    Vendor vendor = vendor(provider, address(parameters, terms.address(credential)), terms);
    return new Route(
        source,
        provider,
        written.substring(slash + 1),
        credential == null ? name(provider, vendor) : credential,
        vendor);
  }

  /** Whether the deployment is none, but a rule that chooses among others. */
  static boolean isChooser(Source entry) {
    return entry.json().at("/litellm_params/model").asString("").startsWith("auto_router/");
  }

  /** Whether the client names the model. */
  boolean isOpen() {
    return model.isBlank() || model.contains("*");
  }

  /** Whether the client names the provider as well. */
  boolean isAnyones() {
    return provider.equals(ANYONE);
  }

  private static String provider(String written, int slash) {
    return slash > 0
        ? written.substring(0, slash)
        : written.equals(ANYONE)
            ? ANYONE
            : BY_BEGINNING.getOrDefault(written.split("[-.]", 2)[0], "openai");
  }

  private static Vendor vendor(String provider, @Nullable String address, Terms terms) {
    Vendor vendor = terms.connections().vendor(provider);
    return address == null ? vendor : vendor.at(address);
  }

  /** A vendor's plain name is for where the vendor is; elsewhere it says where. */
  private static String name(String provider, Vendor vendor) {
    if (!vendor.isElsewhere()) {
      return provider;
    }
    String address = String.valueOf(vendor.baseUrl());
    Matcher host = HOST.matcher(address);
    return provider
        + "-"
        + (host.matches() ? host.group(1) : address.substring(address.lastIndexOf('/') + 1));
  }

  private static @Nullable String address(
      Map<String, Source> parameters, @Nullable String otherwise) {
    String base = text(parameters, "api_base");
    String address = base == null ? text(parameters, "base_url") : base;
    return address == null ? otherwise : address;
  }

  private static @Nullable String text(Map<String, Source> parameters, String key) {
    Source field = parameters.get(key);
    return field == null ? null : field.text();
  }
}
