package io.turnpike.routing.providers.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.routing.providers.ProviderCall;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an operation is, below a resource's own address: at {@code /openai/v1}, or, where a version
 * or deployments are named, in the older place, with the deployment in the path.
 */
final class AzurePlace {

  /** The last one of general availability. */
  static final String USUAL_VERSION = "2024-10-21";

  /** Operations that a deployment has; all others are the resource's. */
  private static final Set<String> OF_DEPLOYMENTS =
      Set.of("chat", "completions", "embeddings", "images", "audio");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode NONE = JSON.createObjectNode();

  private final Cache<String, JsonNode> maps =
      Caffeine.newBuilder().maximumSize(1_000).executor(Runnable::run).build();

  /** Whether calls name a deployment in their path, and a version. */
  static boolean isVersioned(Map<String, String> settings) {
    return settings.containsKey(AzureType.API_VERSION)
        || settings.containsKey(AzureType.DEPLOYMENTS);
  }

  /** The resource's own address, whatever was pasted below it. */
  static URI root(URI baseUrl) {
    String url = baseUrl.toString();
    int openAi = url.indexOf("/openai", url.indexOf("://") + 3);
    if (openAi > 0) {
      return URI.create(url.substring(0, openAi));
    }
    return url.endsWith("/v1") ? URI.create(url.substring(0, url.length() - 3)) : baseUrl;
  }

  /** Below the root, without a slash in front. */
  String path(ProviderCall call) {
    return isVersioned(call.settings()) ? versioned(call) : v1(call.baseUrl()) + "/" + call.path();
  }

  /** Some put a proxy in front that has no more of the path. */
  private static String v1(URI baseUrl) {
    String url = baseUrl.toString();
    return url.endsWith("/v1") && !url.contains("/openai") ? "v1" : "openai/v1";
  }

  private String versioned(ProviderCall call) {
    String operation = call.operation();
    String version = call.settings().getOrDefault(AzureType.API_VERSION, USUAL_VERSION);
    String query = call.query() == null ? "" : call.query() + "&";
    boolean deployed =
        OF_DEPLOYMENTS.contains(operation.split("/", 2)[0]) && !call.model().isEmpty();
    return "openai/"
        + (deployed ? "deployments/" + segment(deployment(call)) + "/" : "")
        + operation
        + "?"
        + query
        + "api-version="
        + version;
  }

  private String deployment(ProviderCall call) {
    return deployments(call.settings()).path(call.model()).asString(call.model());
  }

  /** Models that have a deployment of another name. */
  Collection<String> mapped(Map<String, String> settings) {
    return deployments(settings).propertyNames();
  }

  private JsonNode deployments(Map<String, String> settings) {
    String map = settings.get(AzureType.DEPLOYMENTS);
    return map == null ? NONE : maps.get(map, JSON::readTree);
  }

  /** A model is whatever a client says: it may not lead to another place. */
  private static String segment(String name) {
    String encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20");
    return encoded.chars().allMatch(c -> c == '.') ? encoded.replace(".", "%2E") : encoded;
  }
}
