package io.turnpike.webui.security;

import io.turnpike.infra.settings.PublicUrl;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.stereotype.Component;

/** What all of the console's cookies have in common, which depends on http or https. */
@Component
public class CookieScope {

  private final boolean secure;

  CookieScope(PublicUrl publicUrl) {
    this.secure = publicUrl.value().startsWith("https:");
  }

  /** A browser takes a {@code __Host-} cookie only over https, for this host, without a domain. */
  String prefixed(String name) {
    return secure ? "__Host-" + name : name;
  }

  boolean secure() {
    return secure;
  }

  public ResponseCookieBuilder cookie(String name, String value) {
    return ResponseCookie.from(name, value).path("/").sameSite("Lax").secure(secure);
  }
}
