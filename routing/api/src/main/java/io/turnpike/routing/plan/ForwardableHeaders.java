package io.turnpike.routing.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which headers of a client may be sent on to a provider: all but those that carry keys, speak of
 * one connection, say what is in the body, say who asks from where, or open a cloud's metadata.
 */
public final class ForwardableHeaders {

  /** Most that a list may name. */
  public static final int MOST = 20;

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  private static final String KEYS =
      "carries credentials and is never passed on; the provider connection has its own.";
  private static final String OURS = "is meant for the gateway and is never passed on.";
  private static final String CONNECTION =
      "belongs to the client's own connection and is never passed on.";
  private static final String CONTENT = "is set by the gateway itself and cannot be passed on.";
  private static final String ORIGIN =
      "says where a request comes from, or goes to, and is never passed on.";
  private static final String METADATA =
      "opens the metadata service of a cloud's machine and is never passed on.";

  private static final TreeMap<String, String> BEGINNINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("x-turnpike-", OURS),
              Map.entry("x-portkey-", OURS),
              Map.entry("cf-aig-", OURS),
              Map.entry("helicone-", OURS),
              Map.entry("proxy-", CONNECTION),
              Map.entry("x-forwarded-", ORIGIN),
              Map.entry("x-original-", ORIGIN),
              Map.entry("x-rewrite-", ORIGIN),
              Map.entry("x-envoy-", ORIGIN),
              Map.entry("x-aws-ec2-metadata-", METADATA),
              Map.entry("x-google-metadata-", METADATA),
              Map.entry("x-metadata-", METADATA)));

  private static final List<Map.Entry<String, Set<String>>> EXACTLY =
      List.of(
          Map.entry(
              KEYS,
              Set.of(
                  "authorization",
                  "x-api-key",
                  "api-key",
                  "x-goog-api-key",
                  "ocp-apim-subscription-key",
                  "x-amz-security-token",
                  "cookie",
                  "cookie2",
                  "set-cookie",
                  "set-cookie2",
                  "www-authenticate")),
          Map.entry(
              CONNECTION,
              Set.of(
                  "connection",
                  "keep-alive",
                  "te",
                  "trailer",
                  "transfer-encoding",
                  "upgrade",
                  "http2-settings",
                  "expect",
                  "max-forwards",
                  "via")),
          Map.entry(
              CONTENT,
              Set.of(
                  "accept",
                  "accept-encoding",
                  "anthropic-version",
                  "content-encoding",
                  "content-length",
                  "content-type",
                  "range")),
          Map.entry(
              ORIGIN,
              Set.of(
                  "host",
                  "forwarded",
                  "origin",
                  "referer",
                  "x-real-ip",
                  "x-client-ip",
                  "x-cluster-client-ip",
                  "client-ip",
                  "true-client-ip",
                  "cf-connecting-ip",
                  "fastly-client-ip",
                  "x-host",
                  "x-http-method",
                  "x-http-method-override",
                  "x-method-override")),
          Map.entry(
              METADATA, Set.of("metadata", "metadata-flavor", "x-identity-header", "secret")));

  /** Of what the gateway says itself elsewhere; neither tells where a request ends. */
  private static final Set<String> OWN = Set.of("accept", "content-type");

  private ForwardableHeaders() {}

  /**
   * The same for what a tenant has the gateway send to an address of its own: it may carry keys,
   * and say what is asked for, but frames no request and opens no metadata.
   */
  public static @Nullable String refusalOfOwn(String name) {
    return OWN.contains(name.toLowerCase(Locale.ROOT)) || KEYS.equals(refusal(name))
        ? null
        : refusal(name);
  }

  /** Null for a name that may be passed on, in whatever case; else why not, to follow the name. */
  public static @Nullable String refusal(String name) {
    if (!NAME.matcher(name).matches()) {
      return "is not a header's name.";
    }
    String small = name.toLowerCase(Locale.ROOT);
    Map.Entry<String, String> nearest = BEGINNINGS.floorEntry(small);
    return nearest != null && small.startsWith(nearest.getKey())
        ? nearest.getValue()
        : EXACTLY.stream()
            .filter(names -> names.getValue().contains(small))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
  }
}
