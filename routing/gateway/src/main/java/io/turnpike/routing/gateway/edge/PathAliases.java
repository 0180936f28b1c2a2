package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.gateway.edge.compatibility.CloudflarePath;
import io.turnpike.routing.gateway.edge.compatibility.UnservedRoutes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The paths beside {@code /v1} under which clients of other gateways ask for the same: with no
 * prefix, under {@code /openai} as at Azure, under {@code /anthropic}, under {@code /api/v1} as at
 * OpenRouter, under {@code /v1beta} as at Google. A path that the management API has too is the
 * gateway's for a gateway key only.
 */
@Component
final class PathAliases {

  /** What every gateway key begins with. */
  private static final String GATEWAY_KEY = "tp_";

  private static final String VERSION = "v1";
  private static final String AZURE = "openai";
  private static final String ANTHROPIC = "anthropic";
  private static final String DEPLOYMENT = "deployments/";
  private static final String API = "api";
  private static final String GOOGLES = "v1beta";
  private static final String GOOGLE = "gemini";
  private static final String AZURES = "azure-openai";
  private static final String MODELS = "models/";

  private final GatewayOperations operations;

  PathAliases(GatewayOperations operations) {
    this.operations = operations;
  }

  /**
   * What is asked for.
   *
   * @param operation path as it would be under {@code /v1/}
   * @param model that the path names; null when it names none
   * @param kin how the operations begin in whose dialect a path is answered that nobody serves;
   *     null where the path does not say
   * @param provider that the path names; null when it names none
   */
  record Asked(
      String operation, @Nullable String model, @Nullable String kin, @Nullable String provider) {
    Asked(String operation, @Nullable String model, @Nullable String kin) {
      this(operation, model, kin, null);
    }

    Asked(String operation, @Nullable String model) {
      this(operation, model, null);
    }

    /** The same of a provider that the path names; null for none. */
    Asked of(@Nullable String named) {
      return new Asked(operation, model, kin, named);
    }
  }

  /**
   * Null for a path that is none of the gateway's.
   *
   * @param uri as {@link GatewayPath#of} gives it, not under {@code /v1}
   * @param key that came with the request; null for none
   */
  @Nullable Asked find(String uri, @Nullable String key) {
    String path = GatewayPath.whole(uri);
    String versioned = below(path, VERSION);
    String azure = below(path, AZURE);
    String anthropic = below(path, ANTHROPIC);
    String api = below(path, API);
    String googles = googles(path);
    if (googles != null) {
      return google(googles);
    }
    if (versioned != null) {
      return under(versioned, (String) null);
    }
    if (azure != null) {
      return azure(azure);
    }
    if (anthropic != null) {
      return new Asked(unversioned(anthropic), null);
    }
    return api == null ? bare(path, key) : shared(api, key);
  }

  /** A browser's question comes without the key: null where none could make it the gateway's. */
  @Nullable Asked findWithoutKey(String uri) {
    Asked asked = find(uri, GATEWAY_KEY);
    return asked != null && (operations.has(asked.operation()) || find(uri, null) != null)
        ? asked
        : null;
  }

  /**
   * What is asked for at a path under {@code /v1/}.
   *
   * @param headers of the request
   */
  Asked under(String path, HttpHeaders headers) {
    CloudflarePath theirs = CloudflarePath.of(path, () -> headers.contains(CloudflarePath.KEY));
    return theirs == null
        ? under(path, (String) null)
        : cloudflares(theirs.rest(), theirs.provider()).of(theirs.provider());
  }

  /** What such a path says behind the provider is that provider's own. */
  private Asked cloudflares(String path, @Nullable String provider) {
    int resource = AZURES.equals(provider) ? path.indexOf('/') : -1;
    if (resource > 0) {
      return deployment(path.substring(resource + 1), path);
    }
    int named = path.lastIndexOf(MODELS);
    String beta = below(path, GOOGLES);
    return under(
        named > 0 ? path.substring(named) : beta == null ? unversioned(path) : beta, (String) null);
  }

  /** A colon may also belong to a model's name. */
  private Asked under(String path, @Nullable String kin) {
    Asked asked = ModelPath.of(path);
    boolean served = asked != null && operations.at(asked.operation()).isServed();
    return asked != null && served ? asked : new Asked(path, null, kin);
  }

  /** The path as under Google's version; null when it is elsewhere. */
  private static @Nullable String googles(String path) {
    String own = below(path, GOOGLE);
    String beta = below(own == null ? path : own, GOOGLES);
    return beta == null && own != null ? below(own, VERSION) : beta;
  }

  /** Google has OpenAI's paths there, too. */
  private Asked google(String path) {
    String azure = below(path, AZURE);
    return azure == null ? under(path, ModelPath.KIN) : azure(azure);
  }

  private Asked azure(String path) {
    String operation = unversioned(path);
    return operation.startsWith(DEPLOYMENT)
        ? deployment(operation.substring(DEPLOYMENT.length()), operation)
        : new Asked(operation, null);
  }

  /** Clients add the version themselves, or leave it to whoever sets their address. */
  private static String unversioned(String path) {
    String operation = below(path, VERSION);
    return operation == null ? path : operation;
  }

  /** A deployment is what the organization calls a model, whatever the body says. */
  private Asked deployment(String path, String whole) {
    for (String operation : operations.paths()) {
      int end = path.length() - operation.length() - 1;
      if (end > 0 && path.endsWith(operation) && path.charAt(end) == '/') {
        return new Asked(operation, decoded(path.substring(0, end)));
      }
    }
    return passed(path, whole);
  }

  /** Of what is passed on, a deployment is what stands before the first slash. */
  private static Asked passed(String path, String whole) {
    int slash = path.indexOf('/');
    return slash > 0 && slash < path.length() - 1
        ? new Asked(path.substring(slash + 1), decoded(path.substring(0, slash)))
        : new Asked(whole, null);
  }

  private @Nullable Asked shared(String path, @Nullable String key) {
    String operation = below(path, VERSION);
    if (operation == null) {
      return null;
    }
    if (!operations.has(operation)) {
      boolean named = UnservedRoutes.has(operation) && Credentials.isGateways(key);
      return named ? new Asked(operation, null) : null;
    }
    return Credentials.isGateways(key)
            || operations.at(operation).isServed() && !Credentials.isManagements(key)
        ? new Asked(operation, null)
        : null;
  }

  private @Nullable Asked bare(String path, @Nullable String key) {
    return operations.has(path) || Credentials.isGateways(key) ? new Asked(path, null) : null;
  }

  /** What is below a folder, in whatever case that is written; null when the path is elsewhere. */
  private static @Nullable String below(String path, String folder) {
    if (!path.regionMatches(true, 0, folder, 0, folder.length())) {
      return null;
    }
    if (path.length() == folder.length()) {
      return "";
    }
    return path.charAt(folder.length()) == '/' ? path.substring(folder.length() + 1) : null;
  }

  static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return name;
    }
  }
}
