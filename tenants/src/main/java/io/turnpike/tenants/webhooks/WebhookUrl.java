package io.turnpike.tenants.webhooks;

import io.turnpike.tenants.input.HostKind;
import io.turnpike.tenants.input.HostSpelling;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a text is an address that can be called. No message repeats it: it may hold a token. */
final class WebhookUrl {

  private static final int LONGEST = 2_000;

  private WebhookUrl() {}

  /** Null when there is nothing wrong with it. */
  static @Nullable String fault(String text) {
    if (text.length() > LONGEST) {
      return "A URL has at most " + LONGEST + " characters.";
    }
    try {
      return fault(new URI(text));
    } catch (URISyntaxException _) {
      return "This is no URL. Give one such as https://hooks.example.com/turnpike.";
    }
  }

  private static @Nullable String fault(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return "A URL begins with https:// (or http:// for a private host).";
    }
    String authority = url.getRawAuthority();
    if (authority != null && authority.indexOf('@') >= 0) {
      return "Leave user name and password out of the URL: each call is signed.";
    }
    if (url.getHost() == null) {
      return "The URL has no valid host name. Write names beyond ASCII in punycode.";
    }
    return fault(url, url.getHost().toLowerCase(Locale.ROOT), scheme.equals("http"));
  }

  private static @Nullable String fault(URI url, String host, boolean plain) {
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      return "Ports go from 1 to 65535.";
    }
    if (url.getRawFragment() != null) {
      return "Leave out what follows #: it is not sent.";
    }
    if (plain && !HostKind.looksPrivate(host)) {
      return "Use https: over plain http everybody on the way could read what is sent.";
    }
    return HostSpelling.fault(host);
  }
}
