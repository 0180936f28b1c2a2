package io.turnpike.routing.conversion.portkey;

import java.util.Set;

/** A document that says how to go on and not where: Portkey takes that from each request. */
final class RequestsChoice {

  private static final Set<String> TELLING =
      Set.of(
          "retry",
          "request_timeout",
          "cache",
          "strategy",
          "mode",
          "override_params",
          "default_params",
          "forward_headers",
          "cb_config",
          "strict_open_ai_compliance");

  private RequestsChoice() {}

  /** Whether it is such a document, as a whole, and not one of something else. */
  static boolean isMeant(PortkeyObject node) {
    return node.source().at().isEmpty()
        && !node.has("prompt_id")
        && node.words().keySet().stream().anyMatch(RequestsChoice::tells);
  }

  private static boolean tells(String word) {
    return TELLING.contains(word) || RuleWords.belongs(word);
  }

  static void tell(PortkeyObject node) {
    node.source()
        .wholeAdjusted(
            "Names no provider, so it became a \"passthrough\": it goes to the connection that the"
                + " request names, in x-turnpike-provider (x-portkey-provider) or in its model,"
                + " \"@connection/model\".");
  }
}
