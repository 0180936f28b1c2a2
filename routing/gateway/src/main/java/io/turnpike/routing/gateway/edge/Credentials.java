package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.gateway.edge.compatibility.CloudflarePath;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a request carries, told apart by their form and not by where they stand: clients
 * put the gateway's wherever their library lets them, and the provider's own beside it.
 */
final class Credentials {

  private static final AsciiString OWN_NAME = AsciiString.cached("x-turnpike-api-key");
  private static final AsciiString PORTKEY = AsciiString.cached("x-portkey-api-key");

  /** Where libraries put the key of a provider. */
  private static final AsciiString[] PROVIDERS = {
    HttpHeaderNames.AUTHORIZATION,
    AsciiString.cached("x-api-key"),
    AsciiString.cached("api-key"),
    AsciiString.cached("x-goog-api-key")
  };

  /** Where clients of other gateways put the key of a gateway. */
  private static final AsciiString[] GATEWAYS = {
    AsciiString.cached(CloudflarePath.KEY), AsciiString.cached("helicone-auth")
  };

  private static final String GATEWAY = "tp_";
  private static final String MANAGEMENT = "tpa_";
  private static final String SCHEME = "Bearer";
  private static final String PARAMETER = "key=";
  private static final int LONGEST = 8_000;

  private Credentials() {}

  /**
   * The gateway key; where nothing has its form, whatever stands in place of it, as it was sent, so
   * that its reader can say what is wrong with it; null without anything.
   *
   * @param uri may carry one as {@code ?key=}
   */
  static @Nullable String gatewayKey(HttpHeaders headers, String uri) {
    String key = headers.get(OWN_NAME);
    if (isGateways(key)) {
      return key;
    }
    String other = key;
    key = headers.get(PORTKEY);
    if (isGateways(key)) {
      return key;
    }
    other = other == null ? key : other;
    for (AsciiString place : PROVIDERS) {
      key = token(headers.get(place));
      if (isGateways(key)) {
        return key;
      }
      other = other == null ? key : other;
    }
    for (AsciiString place : GATEWAYS) {
      key = token(headers.get(place));
      if (isGateways(key)) {
        return key;
      }
      other = other == null ? key : other;
    }
    key = parameter(uri);
    return isGateways(key) || other == null ? key : other;
  }

  /** What is no key of ours, for a provider; null without one that could be sent on. */
  static @Nullable Secret providerKey(HttpHeaders headers) {
    for (AsciiString place : PROVIDERS) {
      String key = token(headers.get(place));
      if (key != null && !isGateways(key) && !isManagements(key)) {
        return isSendable(key) ? new Secret(key) : null;
      }
    }
    return null;
  }

  /** Without its scheme; null when nothing is left. */
  private static @Nullable String token(@Nullable String value) {
    if (value == null || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return value == null || value.isEmpty() ? null : value;
    }
    if (value.length() == SCHEME.length()) {
      return null;
    }
    return value.charAt(SCHEME.length()) == ' ' ? value.substring(SCHEME.length() + 1) : value;
  }

  /** A query without the parameter that may hold a key; null when nothing is left of it. */
  static @Nullable String withoutKey(@Nullable String query) {
    if (query == null || query.isEmpty() || !query.contains(PARAMETER)) {
      return query == null || query.isEmpty() ? null : query;
    }
    String rest =
        Arrays.stream(query.split("&"))
            .filter(pair -> !pair.startsWith(PARAMETER))
            .collect(Collectors.joining("&"));
    return rest.isEmpty() ? null : rest;
  }

  private static @Nullable String parameter(String uri) {
    int at = uri.indexOf('?');
    while (at >= 0) {
      if (uri.startsWith(PARAMETER, at + 1)) {
        int start = at + 1 + PARAMETER.length();
        int end = uri.indexOf('&', start);
        return uri.substring(start, end < 0 ? uri.length() : end);
      }
      at = uri.indexOf('&', at + 1);
    }
    return null;
  }

  static boolean isGateways(@Nullable String key) {
    return key != null && key.startsWith(GATEWAY);
  }

  static boolean isManagements(@Nullable String key) {
    return key != null && key.startsWith(MANAGEMENT);
  }

  private static boolean isSendable(String key) {
    return key.length() <= LONGEST && key.chars().allMatch(c -> c > ' ' && c < 127);
  }
}
