package io.turnpike.routing.gateway.edge.compatibility;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other gateways answer and this one does not, with what to do instead. */
public final class UnservedRoutes {

  /** Where OpenRouter's clients ask. */
  private static final String API = "/api/v1/";

  private static final Map<String, String> OF_OPENROUTER =
      Map.of(
          "credits",
              "Credits belong to the organization: ask GET /api/v1/credits with a management key"
                  + " (tpa_…). What this key has left is at /v1/key.",
          "generation",
              "What became of a request is told by its log row: GET /api/v1/logs/{request id} with a"
                  + " management key (tpa_…). The id is in \"x-turnpike-request-id\" of the answer.",
          "auth/key", "What there is to know of this key is at /v1/key.");

  private static final String STEPS =
      "A list of steps is not taken. Send one step's \"query\" to"
          + " /v1/{account}/{gateway}/{provider}/…, or to /v1/chat/completions with the others'"
          + " models in \"models\"; steps with parameters or times of their own are the targets of"
          + " a config with \"strategy\": {\"mode\": \"fallback\"}.";

  private UnservedRoutes() {}

  /**
   * A sentence for an address that another gateway serves; null for any other.
   *
   * @param uri path and query of a request with a gateway key
   */
  public static @Nullable String sentence(String uri) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    if (path.startsWith(API)) {
      return OF_OPENROUTER.get(path.substring(API.length()));
    }
    return path.startsWith("/v1/") && CloudflarePath.isUniversal(path.substring(4)) ? STEPS : null;
  }

  /**
   * @param path under {@code /api/v1/}
   */
  public static boolean has(String path) {
    return OF_OPENROUTER.containsKey(path);
  }
}
