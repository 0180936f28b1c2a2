package io.turnpike.webui;

import io.turnpike.webui.fake.SampleData;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets a camera without cookies open any page: {@code ?preview=dark} or {@code ?preview=light}. */
@Component
@Profile("preview")
@Order(Ordered.HIGHEST_PRECEDENCE)
class PreviewCookies implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String theme = exchange.getRequest().getQueryParams().getFirst("preview");
    if (theme == null) {
      return chain.filter(exchange);
    }
    String session =
        exchange.getRequest().getQueryParams().getFirst("session") == null
            ? SampleData.SESSION
            : exchange.getRequest().getQueryParams().getFirst("session");
    exchange
        .getResponse()
        .addCookie(ResponseCookie.from("turnpike_session", session).path("/").build());
    return chain.filter(
        exchange.mutate().request(with(exchange.getRequest(), theme, session)).build());
  }

  private static ServerHttpRequest with(ServerHttpRequest request, String theme, String session) {
    MultiValueMap<String, HttpCookie> cookies = new LinkedMultiValueMap<>();
    cookies.add("turnpike_theme", new HttpCookie("turnpike_theme", theme));
    cookies.add("turnpike_session", new HttpCookie("turnpike_session", session));
    return new ServerHttpRequestDecorator(request) {
      @Override
      public MultiValueMap<String, HttpCookie> getCookies() {
        return cookies;
      }

      /** Without what was meant for this filter. */
      @Override
      public MultiValueMap<String, String> getQueryParams() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>(super.getQueryParams());
        query.remove("preview");
        query.remove("session");
        return query;
      }
    };
  }
}
