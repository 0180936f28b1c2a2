package io.turnpike.webui.security;

import io.turnpike.tenants.Accounts.Session;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The cookie that carries a console session. HttpOnly and SameSite=Lax always; Secure with the
 * {@code __Host-} prefix when people reach the console by https.
 */
@Component
public class SessionCookie {

  private static final String NAME = "turnpike_session";

  private final CookieScope scope;

  SessionCookie(CookieScope scope) {
    this.scope = scope;
  }

  public String name() {
    return scope.prefixed(NAME);
  }

  /** The token as presented; null without one. */
  public @Nullable String read(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(name());
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /** Replaces whatever session the browser had. */
  public void issue(ServerWebExchange exchange, Session session) {
    exchange.getResponse().addCookie(cookie(session.token().reveal(), session.lifetime()));
  }

  public void expire(ServerWebExchange exchange) {
    exchange.getResponse().addCookie(cookie("", Duration.ZERO));
  }

  private ResponseCookie cookie(String value, Duration lifetime) {
    return scope.cookie(name(), value).httpOnly(true).maxAge(lifetime).build();
  }
}
