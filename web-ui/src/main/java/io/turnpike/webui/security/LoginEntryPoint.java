package io.turnpike.webui.security;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends someone without a session to the log-in page and remembers, in the address, where they
 * wanted to go. A part of a page that is asked for by script is told to load the log-in page whole;
 * for a program there is nothing here.
 */
@Component
class LoginEntryPoint implements ServerAuthenticationEntryPoint {

  @Override
  public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException missing) {
    ServerHttpRequest request = exchange.getRequest();
    if (Programs.call(request)) {
      return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
    return fromScript(request) ? reload(exchange) : redirect(exchange);
  }

  private static boolean fromScript(ServerHttpRequest request) {
    return request.getHeaders().containsHeader("HX-Request");
  }

  private static Mono<Void> reload(ServerWebExchange exchange) {
    exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
    exchange.getResponse().getHeaders().set("HX-Redirect", "/login");
    return exchange.getResponse().setComplete();
  }

  private static Mono<Void> redirect(ServerWebExchange exchange) {
    exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
    exchange.getResponse().getHeaders().setLocation(loginFor(exchange.getRequest()));
    return exchange.getResponse().setComplete();
  }

  private static URI loginFor(ServerHttpRequest request) {
    if (!request.getMethod().equals(HttpMethod.GET)) {
      return URI.create("/login");
    }
    String query = request.getURI().getRawQuery();
    String wanted = request.getPath().value() + (query == null ? "" : "?" + query);
    return URI.create("/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
  }
}
