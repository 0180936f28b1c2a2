package io.turnpike.routing;

import java.util.Set;

/**
 * Headers that carry a caller's key. Nobody who writes configs may ask for them, since enough
 * questions about a key, each answered with yes or no, are the key.
 */
public final class CredentialHeaders {

  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "proxy-authorization",
          "x-api-key",
          "api-key",
          "x-goog-api-key",
          "x-turnpike-api-key",
          "x-portkey-api-key",
          "cf-aig-authorization",
          "helicone-auth",
          "cookie");

  private CredentialHeaders() {}

  /**
   * @param name in lower case
   */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
