package io.turnpike.app.security;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Requests that a foreign page could make a browser send with its session: those that change
 * something and carry a cookie. A management key is never sent by a browser on its own.
 */
class SessionWithUnsafeMethod implements ServerWebExchangeMatcher {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    boolean unsafe = !SAFE.contains(exchange.getRequest().getMethod());
    boolean withKey = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    boolean withCookie = !exchange.getRequest().getCookies().isEmpty();
    return unsafe && withCookie && !withKey ? MatchResult.match() : MatchResult.notMatch();
  }
}
