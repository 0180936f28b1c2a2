package io.turnpike.app.health;

import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Keeps health and metrics to the operator's port if there is one, and everything else off it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperationsPort implements WebFilter {

  private static final Set<String> PATHS = Set.of("/healthz", "/readyz", "/metrics");

  private final @Nullable Integer port;

  OperationsPort(OperationsSettings settings) {
    this.port = settings.port();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return port == null || isHere(exchange, port)
        ? chain.filter(exchange)
        : Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static boolean isHere(ServerWebExchange exchange, int port) {
    InetSocketAddress local = exchange.getRequest().getLocalAddress();
    boolean operators = local != null && local.getPort() == port;
    return operators == PATHS.contains(exchange.getRequest().getPath().value());
  }
}
