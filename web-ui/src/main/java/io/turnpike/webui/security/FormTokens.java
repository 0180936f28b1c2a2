package io.turnpike.webui.security;

import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The token that every form repeats, so that no other site can send one in a person's name. */
@Component
public class FormTokens {

  private final CookieServerCsrfTokenRepository repository = new CookieServerCsrfTokenRepository();

  FormTokens(CookieScope scope) {
    repository.setCookieName(scope.prefixed("turnpike_csrf"));
    repository.setCookiePath("/");
    repository.setCookieCustomizer(cookie -> limit(cookie, scope));
  }

  /** Masks the token anew in each page, so that equal pages do not reveal it by their length. */
  public ServerCsrfTokenRequestHandler handler() {
    XorServerCsrfTokenRequestAttributeHandler handler =
        new XorServerCsrfTokenRequestAttributeHandler();
    handler.setSecureRandom(Randomness.SOURCE);
    return handler;
  }

  public ServerCsrfTokenRepository repository() {
    return repository;
  }

  /** A new token for a new session, so that one planted before log-in is worth nothing after it. */
  public Mono<Void> renew(ServerWebExchange exchange) {
    return repository
        .generateToken(exchange)
        .flatMap(token -> repository.saveToken(exchange, token));
  }

  private static void limit(ResponseCookieBuilder cookie, CookieScope scope) {
    cookie.httpOnly(true).sameSite("Lax").secure(scope.secure());
  }
}
