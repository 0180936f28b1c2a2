package io.turnpike.tenants.connections.form;

import io.turnpike.tenants.input.HostKind;
import io.turnpike.tenants.input.HostSpelling;
import io.turnpike.tenants.input.Mistakes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's API begins, checked and in one spelling. No message repeats the text: it may
 * hold a password.
 */
public record Endpoint(URI url) {

  public static final String POINTER = "/base_url";
  private static final int LONGEST = 2_000;

  /** Segments that mean themselves, then any number of slashes. */
  private static final Pattern PLAIN_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[^/]+)*/*");

  /** Null when there is a mistake, which is then noted. */
  public static @Nullable Endpoint of(String text, Mistakes mistakes) {
    return of(text, POINTER, mistakes);
  }

  /**
   * The same of another address that calls go to.
   *
   * @param at pointer of its mistakes
   */
  public static @Nullable Endpoint of(String text, String at, Mistakes mistakes) {
    String fault = fault(text);
    if (fault != null) {
      mistakes.add(at, fault);
      return null;
    }
    Endpoint endpoint = new Endpoint(spelled(URI.create(text)));
    if (endpoint.isPlain() && !HostKind.looksPrivate(endpoint.url.getHost())) {
      mistakes.add(at, "Use https: over plain http the API key could be read on the way.");
      return null;
    }
    return endpoint;
  }

  /** What a secret is bound to: scheme, host and port. */
  public String origin() {
    return url.getScheme() + "://" + url.getHost() + ":" + port(url);
  }

  private boolean isPlain() {
    return "http".equals(url.getScheme());
  }

  private static @Nullable String fault(String text) {
    if (text.length() > LONGEST) {
      return "A base URL has at most " + LONGEST + " characters.";
    }
    try {
      return fault(new URI(text));
    } catch (URISyntaxException _) {
      return "This is no URL. Give one such as https://llm.example.com/v1.";
    }
  }

  private static @Nullable String fault(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      return "A base URL begins with https:// (or http:// for a private host).";
    }
    if (url.getRawUserInfo() != null || has(url.getRawAuthority(), '@')) {
      return "Leave user name and password out of the URL; give the key as api_key.";
    }
    if (url.getHost() == null) {
      return "The URL has no valid host name. Write names beyond ASCII in punycode.";
    }
    String fault = HostSpelling.fault(url.getHost().toLowerCase(Locale.ROOT));
    return fault == null ? faultAfterHost(url) : fault;
  }

  private static @Nullable String faultAfterHost(URI url) {
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      return "Ports go from 1 to 65535.";
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return "A base URL ends with its path: leave out what follows ? or #.";
    }
    return PLAIN_PATH.matcher(url.getRawPath()).matches()
        ? null
        : "The path may not contain empty, . or .. segments.";
  }

  private static boolean has(@Nullable String text, char c) {
    return text != null && text.indexOf(c) >= 0;
  }

  /** Lower case, no port that goes without saying, no slash at the end. */
  private static URI spelled(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost().toLowerCase(Locale.ROOT);
    String port = url.getPort() < 0 || url.getPort() == usual(scheme) ? "" : ":" + url.getPort();
    return URI.create(scheme + "://" + host + port + url.getRawPath().replaceAll("/+$", ""));
  }

  private static int port(URI url) {
    return url.getPort() < 0 ? usual(url.getScheme()) : url.getPort();
  }

  private static int usual(String scheme) {
    return "https".equals(scheme) ? 443 : 80;
  }
}
