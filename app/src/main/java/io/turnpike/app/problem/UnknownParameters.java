package io.turnpike.app.problem;

import static org.springframework.web.reactive.HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE;

import io.turnpike.webui.DeclaredQuery;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/** Asked before each controller of the API: a parameter that it does not take is a problem. */
@ControllerAdvice("io.turnpike.app.api")
class UnknownParameters {

  private final Map<Method, DeclaredQuery> declared = new ConcurrentHashMap<>();

  /** Hands something back: a method that takes the exchange and does not ends the request. */
  @ModelAttribute("checked")
  boolean check(ServerWebExchange exchange) {
    HandlerMethod handler = exchange.getRequiredAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE);
    declared
        .computeIfAbsent(handler.getMethod(), _ -> DeclaredQuery.of(handler))
        .check(exchange.getRequest().getQueryParams());
    return true;
  }
}
