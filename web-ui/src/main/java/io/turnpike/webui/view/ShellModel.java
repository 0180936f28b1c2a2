package io.turnpike.webui.view;

import io.turnpike.tenants.Actor;
import io.turnpike.webui.format.Format;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives every page its frame, its form token and the way its figures are written. */
@ControllerAdvice("io.turnpike.webui")
class ShellModel {

  private final Assets assets;

  ShellModel(Assets assets) {
    this.assets = assets;
  }

  @ModelAttribute("shell")
  Shell shell(ServerWebExchange exchange, @AuthenticationPrincipal @Nullable Actor actor) {
    ServerHttpRequest request = exchange.getRequest();
    String path = request.getPath().value();
    return new Shell(Theme.of(request), assets.folder(), path, withQuery(request), actor);
  }

  @ModelAttribute("fmt")
  Format format(@AuthenticationPrincipal @Nullable Actor actor) {
    return new Format(actor == null ? ZoneOffset.UTC : zone(actor));
  }

  @ModelAttribute(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME)
  Mono<CsrfToken> formToken(ServerWebExchange exchange) {
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    return token == null ? Mono.empty() : token.doOnNext(value -> expose(exchange, value));
  }

  private static ZoneId zone(Actor actor) {
    return actor.organization().zone();
  }

  private static String withQuery(ServerHttpRequest request) {
    String query = request.getURI().getRawQuery();
    return request.getPath().value() + (query == null ? "" : "?" + query);
  }

  /** Where the templates' form tags look for it. */
  private static void expose(ServerWebExchange exchange, CsrfToken token) {
    exchange.getAttributes().put(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, token);
  }
}
