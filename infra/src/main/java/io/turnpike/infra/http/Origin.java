package io.turnpike.infra.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where a call goes, as far as connections are concerned.
 *
 * @param host in lower case; an IPv6 address without its brackets
 */
record Origin(String scheme, String host, int port) {

  /**
   * @throws IllegalArgumentException for anything but http or https with a host and no user
   */
  static Origin of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if ((!secure && !scheme.equals("http")) || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "An address to call must look like https://host or https://host:port/path.");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    return new Origin(scheme, bare(uri.getHost().toLowerCase(Locale.ROOT)), port);
  }

  String baseUrl() {
    return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Not yet resolved, not even when the host is an address. */
  InetSocketAddress target() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
