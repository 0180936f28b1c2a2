package io.turnpike.webui.view;

import static org.springframework.web.reactive.HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE;

import io.turnpike.tenants.Actor;
import io.turnpike.webui.DeclaredQuery;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/** Refuses what the address of a page says and the page does not understand. */
@ControllerAdvice("io.turnpike.webui")
class QueryCheck {

  /** Links from elsewhere lead here, and carry parameters of their own. */
  private static final Set<String> DOORS = Set.of("/", "/login", "/signup");

  private final Map<Method, DeclaredQuery> declared = new ConcurrentHashMap<>();

  /** Hands something back: a method that takes the exchange and does not ends the request. */
  @ModelAttribute("checked")
  boolean check(ServerWebExchange exchange, @AuthenticationPrincipal @Nullable Actor actor) {
    ServerHttpRequest request = exchange.getRequest();
    if (actor != null && isPage(request)) {
      HandlerMethod handler = exchange.getRequiredAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE);
      declared
          .computeIfAbsent(handler.getMethod(), _ -> DeclaredQuery.of(handler))
          .check(request.getQueryParams());
    }
    return true;
  }

  private static boolean isPage(ServerHttpRequest request) {
    return request.getMethod() == HttpMethod.GET && !DOORS.contains(request.getPath().value());
  }
}
